package io.kurrentdb.shims.connect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a host that has nothing but a URL whether KurrentDB is behind it: the driver's own URLs may
 * lead to any Flight SQL server, and the connections that were made tell which. Thread-safe.
 */
public final class KnownServers {
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private KnownServers() {}

  /** Notes what a connection by this URL has found. */
  public static void note(String url, boolean kurrentDb) {
    if (isDrivers(url)) {
      KNOWN.put(place(url), kurrentDb);
    }
  }

  /** False too where nobody has connected there yet, unless the URL is one of KurrentDB's own. */
  public static boolean isKurrentDb(String url) {
    return ConnectionString.isKurrentDb(url)
        || isDrivers(url) && KNOWN.getOrDefault(place(url), Boolean.FALSE);
  }

  private static boolean isDrivers(String url) {
    return url != null && url.startsWith("jdbc:arrow-flight") && url.contains("://");
  }

  /** Host and port: nothing else of the URL is kept, as there may be a password in it. */
  private static String place(String url) {
    int start = url.indexOf("://") + 3;
    int end = start;
    while (end < url.length() && "/?;".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(Math.max(start, url.lastIndexOf('@', end) + 1), end);
  }
}
