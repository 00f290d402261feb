package io.kurrentdb.shims.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * KurrentDB's connection string as a JDBC URL: {@code
 * jdbc:kurrentdb://user:password@host:2113,host2:2113?tls=false}. Also {@code
 * jdbc:kurrentdb+discover://}, and both with {@code +flightsql}.
 */
public final class ConnectionString {
  private static final String PREFIX = "jdbc:kurrentdb";
  private static final String FORM = "jdbc:kurrentdb://user:password@host:2113?tls=true";

  private final boolean discover;
  private final String user;
  private final String password;
  private final List<Endpoint> hosts;
  private final Map<String, String> parameters;

  private ConnectionString(boolean discover, UrlParts parts, Map<String, String> parameters)
      throws SQLException {
    this.discover = discover;
    this.hosts = Collections.unmodifiableList(parts.hosts());
    this.parameters = Collections.unmodifiableMap(parameters);
    String info = parts.userInfo();
    int colon = info == null ? -1 : info.indexOf(':');
    this.user =
        info == null ? null : PercentCode.decode(colon < 0 ? info : info.substring(0, colon));
    this.password = colon < 0 ? null : PercentCode.decode(info.substring(colon + 1));
  }

  /** Whether the URL is one of KurrentDB's, be it a wrong one. */
  public static boolean isKurrentDb(String url) {
    return url != null
        && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && url.length() > PREFIX.length()
        && (url.charAt(PREFIX.length()) == ':' || url.charAt(PREFIX.length()) == '+');
  }

  /**
   * Reads a URL.
   *
   * @throws SQLException with SQLState 22023, where it says something that cannot be meant; its
   *     message shows no credentials
   */
  public static ConnectionString parse(String url) throws SQLException {
    int slashes = url.indexOf("://");
    if (!isKurrentDb(url) || slashes < 0) {
      throw Refusal.of("the URL must look like " + FORM);
    }
    boolean discover = isDiscover(url.substring(PREFIX.length(), slashes));
    UrlParts parts = UrlParts.of(url.substring(slashes + 3));
    return new ConnectionString(discover, parts, parameters(parts));
  }

  private static boolean isDiscover(String scheme) throws SQLException {
    boolean discover = false;
    for (String part : scheme.toLowerCase(Locale.ROOT).split("\\+")) {
      if (part.equals("discover")) {
        discover = true;
      } else if (!part.isEmpty() && !part.equals("flightsql")) {
        throw Refusal.of("jdbc:kurrentdb takes +discover and +flightsql, not +" + part);
      }
    }
    return discover;
  }

  private static Map<String, String> parameters(UrlParts parts) throws SQLException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : parts.pairs()) {
      int equals = pair.indexOf('=');
      String name = PercentCode.decode(pair.substring(0, equals));
      String key = parts.isDoubtful() ? knownOrHint(name) : known(name);
      String value = PercentCode.decode(pair.substring(equals + 1)).trim();
      if (parameters.put(key, value) != null) {
        throw Refusal.of(key + " is in the URL twice");
      }
    }
    return parameters;
  }

  private static String known(String name) throws SQLException {
    Word word = Word.of(name);
    if (word != null) {
      return word.key();
    }
    if (Headers.isMarked(name)) {
      return Headers.checked(name);
    }
    String nearest = Nearest.to(name);
    throw Refusal.of(
        "'"
            + name
            + "' in the URL is not a word of KurrentDB's connection strings; "
            + (nearest == null ? "the words are " + allWords() : "did you mean " + nearest + "?"));
  }

  /** The name may be a piece of a password, so it is not repeated. */
  private static String knownOrHint(String name) throws SQLException {
    if (Word.of(name) == null && !Headers.isMarked(name)) {
      throw Refusal.of(UrlParts.HINT);
    }
    return known(name);
  }

  private static String allWords() {
    List<String> words = new ArrayList<>();
    for (Word word : Word.values()) {
      words.add(word.key());
    }
    return String.join(", ", words);
  }

  /** Whether the hosts are names of a cluster whose nodes are to be asked for. */
  public boolean isDiscover() {
    return discover;
  }

  /** From before the @; null where there is nothing. */
  public String user() {
    return user;
  }

  /** From before the @; null where there is nothing. */
  public String password() {
    return password;
  }

  /** At least one. */
  public List<Endpoint> hosts() {
    return hosts;
  }

  /** By the words' own spelling, and {@code header.<name>}. */
  public Map<String, String> parameters() {
    return parameters;
  }
}
