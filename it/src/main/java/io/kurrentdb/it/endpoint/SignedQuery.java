package io.kurrentdb.it.endpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs rewritten queries for tickets, with a key of its own: a ticket is good until the process
 * that signed it ends (QueryEngine.PreparedQuery.cs: flags, length, text, views, HMAC-SHA256).
 */
final class SignedQuery {

  private static final int SIGNATURE = 32;

  private final byte[] key = new byte[SIGNATURE];

  SignedQuery() {
    new SecureRandom().nextBytes(key);
  }

  byte[] sign(String sql) {
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    ByteBuffer ticket = ByteBuffer.allocate(9 + text.length + SIGNATURE);
    ticket.order(ByteOrder.LITTLE_ENDIAN);
    ticket.put((byte) (sql.contains("idx_all_snapshot") ? 1 : 0)).putInt(text.length).put(text);
    ticket.putInt(0);
    byte[] payload = Arrays.copyOf(ticket.array(), ticket.position());
    return ticket.put(hmac(payload)).array();
  }

  /**
   * Returns the text of a ticket.
   *
   * @throws IllegalArgumentException for one that this key did not sign
   */
  String verify(byte[] ticket) {
    int end = ticket.length - SIGNATURE;
    if (end < 9
        || !MessageDigest.isEqual(
            hmac(Arrays.copyOf(ticket, end)), Arrays.copyOfRange(ticket, end, ticket.length))) {
      throw new IllegalArgumentException("The ticket's signature does not match");
    }
    int length = ByteBuffer.wrap(ticket, 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return new String(ticket, 5, length, StandardCharsets.UTF_8);
  }

  private byte[] hmac(byte[] payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
