package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The handle of a prepared statement: it carries the text itself. The driver forgets to close some
 * of its statements, and there is nothing here that could leak.
 */
final class Handle {
  private static final ByteString MARK = ByteString.copyFromUtf8("\0kurrentdb:");
  private static final int ID_LENGTH = 16;
  private static final AtomicLong NEXT = new AtomicLong();

  private final String id;
  private final String sql;

  private Handle(String id, String sql) {
    this.id = id;
    this.sql = sql;
  }

  static Handle create(String sql) {
    String hex = Long.toHexString(NEXT.incrementAndGet());
    return new Handle("0".repeat(ID_LENGTH - hex.length()) + hex, sql);
  }

  /** Null where it is the handle of a statement that the server prepared. */
  static Handle parse(ByteString bytes) {
    if (!bytes.startsWith(MARK) || bytes.size() < MARK.size() + ID_LENGTH) {
      return null;
    }
    String rest = bytes.substring(MARK.size()).toString(StandardCharsets.UTF_8);
    return new Handle(rest.substring(0, ID_LENGTH), rest.substring(ID_LENGTH));
  }

  ByteString bytes() {
    return MARK.concat(ByteString.copyFromUtf8(id + sql));
  }

  /** Unique in this process. */
  String id() {
    return id;
  }

  String sql() {
    return sql;
  }
}
