package io.kurrentdb.it.demo.web;

/**
 * Writes JSON, so that the web application needs no library beside Tomcat's. Commas are its
 * business, names and nesting the caller's.
 */
final class Json {
  private final StringBuilder text = new StringBuilder(1024);
  private boolean first = true;

  Json open(char bracket) {
    separate();
    text.append(bracket);
    first = true;
    return this;
  }

  Json close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  /** A name inside an object; its value comes next. */
  Json name(String name) {
    value(name);
    text.append(':');
    first = true;
    return this;
  }

  Json value(String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  Json value(long value) {
    separate();
    text.append(value);
    return this;
  }

  Json value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  int length() {
    return text.length();
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      append(value.charAt(i));
    }
    text.append('"');
  }

  private void append(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c < ' ' || c == '<' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
      // Control characters must be escaped; a lone surrogate would become '?' in UTF-8.
      text.append("\\u").append(Character.forDigit(c >> 12, 16));
      text.append(Character.forDigit(c >> 8 & 15, 16));
      text.append(Character.forDigit(c >> 4 & 15, 16));
      text.append(Character.forDigit(c & 15, 16));
    } else {
      text.append(c);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
