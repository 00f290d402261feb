package io.kurrentdb.shims.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodePreferenceTest {
  private static final Endpoint LEADER = new Endpoint("n1", 2113);
  private static final Endpoint FOLLOWER = new Endpoint("n2", 2113);
  private static final Endpoint REPLICA = new Endpoint("n3", 2113);

  private final List<Member> members =
      Member.read(
          gossip(
              member(8, true, "n1"),
              member(6, true, "n2"),
              member(14, true, "n3"),
              member(6, false, "dead"),
              member(1, true, "starting")));

  @Test
  void thePreferredNodeComesFirstAndNodesThatCannotAnswerAreLeftOut() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      assertEquals(LEADER, NodePreference.LEADER.order(members, random).get(0));
      assertEquals(FOLLOWER, NodePreference.FOLLOWER.order(members, random).get(0));
      assertEquals(REPLICA, NodePreference.READ_ONLY_REPLICA.order(members, random).get(0));
      assertEquals(3, NodePreference.RANDOM.order(members, random).size());
    }
  }

  @Test
  void anAnswerCutShortIsReadAsFarAsItGoes() {
    byte[] whole = gossip(member(8, true, "n1"), member(6, true, "n2"));
    for (int length = 0; length < whole.length; length++) {
      List<Member> read = Member.read(Arrays.copyOf(whole, length));
      assertTrue(NodePreference.RANDOM.order(read, new Random(1)).size() <= 1);
    }
  }

  static byte[] gossip(byte[]... members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] member : members) {
      bytes(out, 1, member);
    }
    return out.toByteArray();
  }

  static byte[] member(int state, boolean alive, String host) {
    ByteArrayOutputStream endpoint = new ByteArrayOutputStream();
    bytes(endpoint, 1, host.getBytes(StandardCharsets.UTF_8));
    endpoint.write(2 << 3);
    endpoint.write(2113 & 0x7f | 0x80);
    endpoint.write(2113 >>> 7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes(out, 1, new byte[] {1, 2, 3});
    out.write(2 << 3);
    out.write(5);
    out.write(3 << 3);
    out.write(state);
    out.write(4 << 3);
    out.write(alive ? 1 : 0);
    bytes(out, 5, endpoint.toByteArray());
    return out.toByteArray();
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    out.write(field << 3 | 2);
    out.write(content.length);
    out.writeBytes(content);
  }
}
