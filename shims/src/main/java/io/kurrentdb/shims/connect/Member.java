package io.kurrentdb.shims.connect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A node as the gossip of its cluster sees it. Read from the answer of {@code
 * event_store.client.gossip.Gossip/Read}: MemberInfo members = 1 {state = 3, is_alive = 4,
 * http_end_point = 5 {address = 1, port = 2}}.
 */
public final class Member {
  static final int FOLLOWER = 6;
  static final int LEADER = 8;
  static final int READ_ONLY_REPLICA = 14;

  private int state;
  private boolean alive;
  private String host = "";
  private int port;

  private Member() {}

  /** Every member in the answer; a part that cannot be read is left out. */
  public static List<Member> read(byte[] answer) {
    List<Member> members = new ArrayList<>();
    Fields fields = new Fields(answer, 0, answer.length);
    while (fields.next()) {
      if (fields.number == 1 && fields.isBytes) {
        members.add(member(fields.content()));
      }
    }
    return members;
  }

  private static Member member(Fields fields) {
    Member member = new Member();
    while (fields.next()) {
      if (fields.number == 3) {
        member.state = (int) fields.value;
      } else if (fields.number == 4) {
        member.alive = fields.value != 0;
      } else if (fields.number == 5 && fields.isBytes) {
        member.readEndpoint(fields.content());
      }
    }
    return member;
  }

  private void readEndpoint(Fields fields) {
    while (fields.next()) {
      if (fields.number == 1 && fields.isBytes) {
        host = fields.text();
      } else if (fields.number == 2) {
        port = (int) fields.value;
      }
    }
  }

  int state() {
    return state;
  }

  Endpoint endpoint() {
    return new Endpoint(host, port);
  }

  /** Whether it is up and has data to answer from: not starting, not shutting down. */
  boolean canAnswer() {
    return alive
        && !host.isEmpty()
        && port > 0
        && (state == LEADER || state == FOLLOWER || state == READ_ONLY_REPLICA);
  }

  /** The fields of a protobuf message, one after the other. */
  private static final class Fields {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int number;
    private boolean isBytes;
    private long value;

    Fields(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.at = start;
      this.end = end;
    }

    boolean next() {
      if (at >= end) {
        return false;
      }
      long tag = varint();
      number = (int) (tag >>> 3);
      isBytes = (tag & 7) == 2;
      switch ((int) (tag & 7)) {
        case 0:
          value = varint();
          return true;
        case 1:
          at += 8;
          return at <= end;
        case 2:
          value = varint();
          at += (int) value;
          return value >= 0 && at >= 0 && at <= end;
        case 5:
          at += 4;
          return at <= end;
        default:
          return false;
      }
    }

    /** The message that was stepped over. */
    Fields content() {
      return new Fields(bytes, at - (int) value, at);
    }

    String text() {
      return new String(bytes, at - (int) value, (int) value, StandardCharsets.UTF_8);
    }

    private long varint() {
      long result = 0;
      for (int shift = 0; shift < 64 && at < end; shift += 7) {
        byte b = bytes[at++];
        result |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return result;
        }
      }
      return result;
    }
  }
}
