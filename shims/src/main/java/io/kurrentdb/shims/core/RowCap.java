package io.kurrentdb.shims.core;

import java.util.Properties;

/** How many rows a query without a LIMIT may bring, in this host and on this connection. */
public final class RowCap {
  /** Also a property of the URL, which counts for that connection alone. */
  private static final String PROPERTY = Setting.MAX_ROWS.property();

  private static volatile Long forHost;

  private RowCap() {}

  /**
   * @param connection the properties that a connection was made with
   * @return 0 for no cap
   */
  public static long of(Properties connection) {
    String own = connection.getProperty(PROPERTY);
    if (own != null) {
      try {
        return Math.max(0, Long.parseLong(own.trim()));
      } catch (NumberFormatException e) {
        Log.warn(PROPERTY + "=" + own + " of this connection is not a number: it is not used.");
      }
    }
    Long known = forHost;
    if (known == null) {
      known = find();
      forHost = known;
    }
    return known;
  }

  private static long find() {
    if (Setting.MAX_ROWS.isSet()) {
      return Math.max(0, Setting.MAX_ROWS.number());
    }
    ViewerHost viewer = ViewerHost.find();
    if (viewer == null) {
      return 0;
    }
    long cap = Math.max(0, Setting.MAX_ROWS.number());
    Log.info(
        "this is "
            + viewer.title()
            + ": queries without a LIMIT bring "
            + cap
            + " rows at most ("
            + Setting.MAX_ROWS.variable()
            + ").");
    return cap;
  }
}
