package io.kurrentdb.shims.driver.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes values as DuckDB writes them: what {@code CAST(x AS VARCHAR)} gives. */
final class Rendering {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Rendering() {}

  static String text(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof String) {
      return (String) value;
    }
    StringBuilder to = new StringBuilder();
    append(to, value);
    return to.toString();
  }

  private static void append(StringBuilder to, Object value) {
    if (value == null) {
      to.append("NULL");
    } else if (value instanceof byte[]) {
      appendBlob(to, (byte[]) value);
    } else if (value instanceof LocalDateTime) {
      appendDateTime(to, (LocalDateTime) value);
    } else if (value instanceof OffsetDateTime) {
      OffsetDateTime utc = ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC);
      appendDateTime(to, utc.toLocalDateTime());
      to.append("+00");
    } else if (value instanceof LocalTime) {
      appendTime(to, (LocalTime) value);
    } else if (value instanceof LocalDate) {
      appendDate(to, (LocalDate) value);
    } else if (value instanceof BigDecimal) {
      to.append(((BigDecimal) value).toPlainString());
    } else {
      appendNested(to, value);
    }
  }

  private static void appendNested(StringBuilder to, Object value) {
    if (value instanceof StructValue) {
      appendStruct(to, (StructValue) value);
    } else if (value instanceof Map) {
      appendMap(to, (Map<?, ?>) value);
    } else if (value instanceof ListValue) {
      appendList(to, ((ListValue) value).elements());
    } else if (value instanceof List) {
      appendList(to, (List<?>) value);
    } else {
      to.append(value);
    }
  }

  private static void appendList(StringBuilder to, List<?> list) {
    to.append('[');
    for (int i = 0; i < list.size(); i++) {
      append(i == 0 ? to : to.append(", "), list.get(i));
    }
    to.append(']');
  }

  private static void appendStruct(StringBuilder to, StructValue struct) {
    to.append('{');
    Iterator<Map.Entry<String, Object>> fields = struct.entrySet().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, Object> field = fields.next();
      to.append('\'').append(field.getKey()).append("': ");
      append(to, field.getValue());
      to.append(fields.hasNext() ? ", " : "");
    }
    to.append('}');
  }

  private static void appendMap(StringBuilder to, Map<?, ?> map) {
    to.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      append(to, entry.getKey());
      append(to.append('='), entry.getValue());
      to.append(entries.hasNext() ? ", " : "");
    }
    to.append('}');
  }

  private static void appendBlob(StringBuilder to, byte[] bytes) {
    for (byte b : bytes) {
      boolean plain = b >= 32 && b <= 126 && b != '\\' && b != '\'' && b != '"';
      if (plain) {
        to.append((char) b);
      } else {
        to.append("\\x").append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
      }
    }
  }

  private static void appendDateTime(StringBuilder to, LocalDateTime value) {
    appendDate(to, value.toLocalDate());
    appendTime(to.append(' '), value.toLocalTime());
  }

  private static void appendDate(StringBuilder to, LocalDate date) {
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    pad(to, year, 4);
    pad(to.append('-'), date.getMonthValue(), 2);
    pad(to.append('-'), date.getDayOfMonth(), 2);
    if (date.getYear() <= 0) {
      to.append(" (BC)");
    }
  }

  private static void appendTime(StringBuilder to, LocalTime time) {
    pad(to, time.getHour(), 2);
    pad(to.append(':'), time.getMinute(), 2);
    pad(to.append(':'), time.getSecond(), 2);
    appendFraction(to, time.getNano());
  }

  /** At least as many digits as are needed, without zeros at the end. */
  static void appendFraction(StringBuilder to, int nanos) {
    if (nanos == 0) {
      return;
    }
    int digits = 9;
    while (nanos % 10 == 0) {
      nanos /= 10;
      digits--;
    }
    pad(to.append('.'), nanos, digits);
  }

  static void pad(StringBuilder to, int number, int width) {
    String digits = Integer.toString(number);
    for (int missing = width - digits.length(); missing > 0; missing--) {
      to.append('0');
    }
    to.append(digits);
  }
}
