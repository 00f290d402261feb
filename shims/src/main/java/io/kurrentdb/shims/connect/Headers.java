package io.kurrentdb.shims.connect;

import java.sql.SQLException;
import java.util.Locale;

/**
 * Which connection properties reach KurrentDB as gRPC headers: those that the user has marked with
 * {@code header.}, and the connection's name. The driver would send every property that it does not
 * know, and hosts add many of their own.
 */
public final class Headers {
  /** Before the name of a header, in the URL or in the properties. */
  public static final String MARK = "header.";

  /** The header by which KurrentDB's log names a connection. */
  public static final String CONNECTION_NAME = "connection-name";

  private Headers() {}

  /**
   * Whether a header goes to KurrentDB as the driver has it: gRPC's and the driver's own, and those
   * by which calls are traced.
   *
   * @param name in lower case
   */
  public static boolean isSent(String name) {
    return name.startsWith("grpc-")
        || name.equals("authorization")
        || name.equals("cookie")
        || name.equals("user-agent")
        || name.equals(CONNECTION_NAME)
        || name.equals("traceparent")
        || name.equals("tracestate")
        || name.equals("baggage");
  }

  /** The name without the mark; null where it has none, or where what is left cannot be sent. */
  public static String unmarked(String name) {
    if (!isMarked(name)) {
      return null;
    }
    String rest = name.substring(MARK.length());
    return isHeaderName(rest) && !isReserved(rest) ? rest : null;
  }

  static boolean isMarked(String property) {
    return property.regionMatches(true, 0, MARK, 0, MARK.length())
        && property.length() > MARK.length();
  }

  /**
   * The property's name as it goes to the driver.
   *
   * @throws SQLException where gRPC cannot send such a header, or sends it itself
   */
  static String checked(String property) throws SQLException {
    String name = property.substring(MARK.length()).toLowerCase(Locale.ROOT);
    if (!isHeaderName(name)) {
      throw Refusal.of("'" + name + "' cannot be a header: letters, digits, '-', '_' and '.' can");
    }
    if (isReserved(name)) {
      throw Refusal.of("the header '" + name + "' belongs to gRPC: it cannot be set");
    }
    return MARK + name;
  }

  private static boolean isHeaderName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.')) {
        return false;
      }
    }
    return !name.endsWith("-bin");
  }

  private static boolean isReserved(String name) {
    return name.startsWith("grpc-")
        || name.equals("authorization")
        || name.equals("content-type")
        || name.equals("host")
        || name.equals("te")
        || name.equals("user-agent");
  }
}
