package io.kurrentdb.shims.flight;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of a protobuf message one after the other: enough for KurrentDB's own services,
 * whose classes the driver does not have. A message cut short ends early, without an exception.
 */
final class ProtoReader {
  private final byte[] bytes;
  private int at;
  private int field;
  private long number;
  private byte[] content;

  ProtoReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The last string of this field; empty where there is none. */
  static String string(byte[] message, int wanted) {
    String found = "";
    ProtoReader reader = new ProtoReader(message);
    while (reader.next()) {
      if (reader.field == wanted && reader.content != null) {
        found = reader.string();
      }
    }
    return found;
  }

  /** The first content of this field; empty where there is none. */
  static byte[] content(byte[] message, int wanted) {
    ProtoReader reader = new ProtoReader(message);
    while (reader.next()) {
      if (reader.field == wanted && reader.content != null) {
        return reader.content;
      }
    }
    return new byte[0];
  }

  /** Moves to the next field; false at the end. */
  boolean next() {
    if (at >= bytes.length) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    content = null;
    number = 0;
    return read((int) (tag & 7));
  }

  private boolean read(int wireType) {
    switch (wireType) {
      case 0:
        number = varint();
        return true;
      case 1:
        return skip(8);
      case 2:
        return readContent(varint());
      case 5:
        return skip(4);
      default:
        at = bytes.length;
        return false;
    }
  }

  private boolean readContent(long length) {
    if (length < 0 || length > bytes.length - at) {
      at = bytes.length;
      return false;
    }
    content = Arrays.copyOfRange(bytes, at, at + (int) length);
    at += (int) length;
    return true;
  }

  private boolean skip(int length) {
    at += length;
    return at <= bytes.length;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64 && at < bytes.length; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return value;
  }

  int field() {
    return field;
  }

  /** The value of a number or an enum. */
  long number() {
    return number;
  }

  /** The bytes of a string or a message; null where the field is a number. */
  byte[] content() {
    return content;
  }

  String string() {
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }
}
