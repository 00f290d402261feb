package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The session options that a client may set. KurrentDB has one catalog and keeps no session, so the
 * catalog and the schema are taken and change nothing (names are found without them); others are
 * refused by name. Without an answer the driver's setCatalog leaves a connection on which every
 * later getAutoCommit fails.
 */
final class SessionOptions {
  /** CloseSessionResult{status = CLOSED}. */
  static final ByteString CLOSED = ByteString.copyFrom(new byte[] {8, 1});

  /** SetSessionOptionsResult.Error{value = INVALID_NAME}. */
  private static final byte[] INVALID_NAME = {8, 1};

  private SessionOptions() {}

  /** Reads a SetSessionOptionsRequest and makes its result. */
  static ByteString set(ByteString request) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    ProtoReader options = new ProtoReader(request.toByteArray());
    while (options.next()) {
      String name = ProtoReader.string(options.content(), 1);
      if (!name.equals("catalog") && !name.equals("schema")) {
        result.writeBytes(error(name));
      }
    }
    return ByteString.copyFrom(result.toByteArray());
  }

  /**
   * An entry of the map of errors: field 1 of the result, with the name as 1 and the error as 2.
   */
  private static byte[] error(String name) {
    byte[] key = name.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    field(entry, 1, key);
    field(entry, 2, INVALID_NAME);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    field(out, 1, entry.toByteArray());
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] content) {
    out.write(number << 3 | 2);
    int length = content.length;
    while (length > 0x7f) {
      out.write(length & 0x7f | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(content);
  }
}
