package io.kurrentdb.shims.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code host}, {@code host:2113}, {@code [::1]:2113}, and several of them with commas between. */
final class HostList {
  private HostList() {}

  static boolean isValid(String text) {
    try {
      parse(text);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  static List<Endpoint> parse(String text) throws SQLException {
    List<Endpoint> hosts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      hosts.add(endpoint(part.trim()));
    }
    return hosts;
  }

  private static Endpoint endpoint(String text) throws SQLException {
    int colon = text.indexOf(':', text.startsWith("[") ? text.indexOf(']') + 1 : 0);
    String host = colon < 0 ? text : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw Refusal.of("the URL has no host: jdbc:kurrentdb://host:2113");
    }
    if (host.indexOf('_') >= 0) {
      throw Refusal.of(
          "'"
              + host
              + "' has a _, which the driver takes in no host name: use an alias or an address");
    }
    for (int i = 0; i < host.length(); i++) {
      if (!isPartOfName(host.charAt(i), bracketed)) {
        throw Refusal.of("'" + host + "' is not a host name");
      }
    }
    return new Endpoint(
        host, colon < 0 ? Endpoint.DEFAULT_PORT : port(host, text.substring(colon + 1)));
  }

  private static boolean isPartOfName(char c, boolean bracketed) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '-'
        || bracketed && (c == ':' || c == '%');
  }

  /** What stands there is not repeated: where the host was forgotten, it is the password. */
  private static int port(String host, String text) throws SQLException {
    int port = -1;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      // Told below.
    }
    if (port < 1 || port > 65_535) {
      throw Refusal.of("after '" + host + ":' comes no port: a number from 1 to 65535 is one");
    }
    return port;
  }
}
