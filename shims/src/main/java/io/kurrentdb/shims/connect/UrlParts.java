package io.kurrentdb.shims.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a URL begin and end. First as RFC 3986 has it; where that makes no sense, and
 * one other reading does, the password is one that was not percent-encoded.
 */
final class UrlParts {
  static final String HINT =
      "the URL cannot be read. Where the user or the password has one of / ? # @ : % in it, write"
          + " %2F %3F %23 %40 %3A %25, or give them as the properties user and password or in"
          + " KURRENTDB_USERNAME and KURRENTDB_PASSWORD";

  private final String userInfo;
  private final String hostList;
  private final List<String> pairs;
  private final boolean doubtful;

  private UrlParts(String userInfo, String hostList, List<String> pairs, boolean doubtful) {
    this.userInfo = userInfo;
    this.hostList = hostList;
    this.pairs = pairs;
    this.doubtful = doubtful;
  }

  /**
   * @param rest what follows {@code ://}
   */
  static UrlParts of(String rest) throws SQLException {
    int end = endOfHosts(rest, 0);
    int at = rest.lastIndexOf('@', end - 1);
    UrlParts strict = split(rest, at);
    boolean later = rest.indexOf('@', end) >= 0;
    if (strict != null && HostList.isValid(strict.hostList)) {
      return strict.withDoubt(at < 0 && later);
    }
    for (int other = rest.lastIndexOf('@'); other >= 0; other = rest.lastIndexOf('@', other - 1)) {
      UrlParts raw = split(rest, other);
      if (raw != null && HostList.isValid(raw.hostList)) {
        return raw;
      }
    }
    throw later || strict == null && at >= 0 ? Refusal.of(HINT) : problem(rest, at, end);
  }

  private static SQLException problem(String rest, int at, int end) throws SQLException {
    HostList.parse(rest.substring(at + 1, end));
    String tail = rest.substring(end);
    return Refusal.of(
        tail.startsWith("/") && !tail.startsWith("/?")
            ? "after the host a URL has ?word=value; KurrentDB has no databases to choose by a path"
            : "after the host a URL has ?word=value&word=value");
  }

  /** Null where what follows the hosts is no list of parameters. */
  private static UrlParts split(String rest, int at) {
    int end = endOfHosts(rest, at + 1);
    String tail = rest.substring(end);
    if (tail.startsWith("/")) {
      tail = tail.substring(1);
    }
    List<String> pairs = pairs(tail);
    return pairs == null
        ? null
        : new UrlParts(
            at < 0 ? null : rest.substring(0, at), rest.substring(at + 1, end), pairs, false);
  }

  private static int endOfHosts(String rest, int from) {
    for (int i = from; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return rest.length();
  }

  private static List<String> pairs(String tail) {
    List<String> pairs = new ArrayList<>();
    if (tail.isEmpty()) {
      return pairs;
    }
    if (tail.charAt(0) != '?') {
      return null;
    }
    for (String pair : tail.substring(1).split("&")) {
      if (pair.indexOf('=') > 0) {
        pairs.add(pair);
      } else if (!pair.isEmpty()) {
        return null;
      }
    }
    return pairs;
  }

  private UrlParts withDoubt(boolean doubt) {
    return new UrlParts(userInfo, hostList, pairs, doubt);
  }

  /** Not decoded; null where there is no @. */
  String userInfo() {
    return userInfo;
  }

  List<Endpoint> hosts() throws SQLException {
    return HostList.parse(hostList);
  }

  /** {@code name=value}, not decoded. */
  List<String> pairs() {
    return pairs;
  }

  /** Whether what looks like hosts and parameters may be a password with a question mark. */
  boolean isDoubtful() {
    return doubtful;
  }
}
