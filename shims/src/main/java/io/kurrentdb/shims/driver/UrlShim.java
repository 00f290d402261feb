package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.connect.ConnectFailure;
import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.connect.ConnectionString;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * KurrentDB's connection strings in the driver that is there: {@code jdbc:kurrentdb://} beside
 * {@code jdbc:arrow-flight-sql://}. Thread-safe.
 */
public final class UrlShim implements Function<Object[], Object> {
  private final AtomicBoolean checked = new AtomicBoolean();

  /**
   * @param arguments the driver's method, and what that method works on
   * @return what the method is to return; a Throwable where it is to throw
   */
  @Override
  public Object apply(Object[] arguments) {
    switch ((String) arguments[0]) {
      case "acceptsURL":
        return ConnectionString.isKurrentDb((String) arguments[1]);
      case "connect":
        return connect((Driver) arguments[1], (String) arguments[2], (Properties) arguments[3]);
      case "failed":
        return explained((String) arguments[1], (Throwable) arguments[2]);
      case "getPropertyInfo":
        return properties(
            (Driver) arguments[1],
            (String) arguments[2],
            (Properties) arguments[3],
            (DriverPropertyInfo[]) arguments[4]);
      default:
        return null;
    }
  }

  /** Another driver made with the same library keeps what it says. */
  private static Object properties(
      Driver driver, String url, Properties info, DriverPropertyInfo[] before) {
    return driver.getClass().getName().equals("org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver")
        ? PropertyList.of(url, info, before)
        : before;
  }

  /** Null for other databases' URLs, and for the driver's own, which it handles itself. */
  private Object connect(Driver driver, String url, Properties info) {
    boolean ours = ConnectionString.isKurrentDb(url);
    if ((ours || url.startsWith("jdbc:arrow-flight")) && checked.compareAndSet(false, true)) {
      TrustShim.selfCheck();
    }
    if (!ours) {
      return null;
    }
    try {
      return new Connector(driver, ConnectRequest.of(url, info)).connect();
    } catch (SQLException notPossible) {
      return notPossible;
    }
  }

  /** Whether it says already what is wrong; a lost connection alone is not enough. */
  private static boolean isNamed(Throwable error) {
    String state = error instanceof SQLException ? ((SQLException) error).getSQLState() : null;
    boolean ours = error.getMessage() != null && error.getMessage().startsWith("kurrentdb: ");
    return ours || state != null && !state.startsWith("08");
  }

  /** The same error with its reason in words, where there is one to be found. */
  private static Throwable explained(String url, Throwable error) {
    if (url == null || !(error instanceof Exception) || isNamed(error)) {
      return error;
    }
    ArrowUrl parts = ArrowUrl.of(url);
    ConnectFailure.Reason reason =
        ConnectFailure.explain(parts.where(), parts.isTls(), Connector.isConnecting(), error);
    return reason == null
        ? error
        : new SQLException("kurrentdb: " + reason.text(), reason.sqlState(), error);
  }
}
