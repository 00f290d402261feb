package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.connect.ConnectContext;
import io.kurrentdb.shims.connect.ConnectFailure;
import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.connect.Endpoint;
import io.kurrentdb.shims.connect.Headers;
import io.kurrentdb.shims.connect.TrustedCertificates;
import io.kurrentdb.shims.connect.Word;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.SqlState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.driver.jdbc.utils.ArrowFlightConnectionConfigImpl.ArrowFlightConnectionProperty;

/**
 * Makes one connection of a KurrentDB URL: finds a node that answers and lets the driver connect to
 * it by a URL of its own. The session stays on that node.
 */
final class Connector {
  private static final String BAD_STRING = SqlState.BAD_CONNECTION_STRING.code();
  private static final String CANNOT_CONNECT = SqlState.CANNOT_CONNECT.code();

  private final Driver driver;
  private final ConnectRequest request;
  private final Properties properties;

  Connector(Driver driver, ConnectRequest request) {
    this.driver = driver;
    this.request = request;
    this.properties = known(request);
  }

  /** Whether this thread connects by one of KurrentDB's URLs. */
  static boolean isConnecting() {
    return ConnectContext.current() != null;
  }

  /**
   * @throws SQLException 22023 for a file that is not there, 08001 where no node answers, 28000
   *     where one does and does not know the user
   */
  Connection connect() throws SQLException {
    checkFiles();
    return request.isCluster() ? connectToCluster() : connectTo(request.hosts().get(0));
  }

  private void checkFiles() throws SQLException {
    if (!request.isTls()) {
      return;
    }
    if (request.isVerified() && request.caFile() != null) {
      check(request.caFileSource(), () -> TrustedCertificates.ofPem(request.caFile()));
    } else if (request.isVerified() && request.trustStore() != null) {
      check(
          "trustStore",
          () -> TrustedCertificates.of(request.trustStore(), request.trustStorePassword()));
    }
    if (request.userCertFile() != null) {
      if (!isKnown("clientCertificate")) {
        throw new SQLNonTransientException(
            "kurrentdb: userCertFile cannot work with this driver: 15.0.0 is the first that takes"
                + " a certificate of the user's",
            BAD_STRING);
      }
      check("userCertFile", () -> TrustedCertificates.ofPem(request.userCertFile()));
      check("userKeyFile", () -> TrustedCertificates.checkReadable(request.userKeyFile()));
    }
  }

  /** Reads a file, to say by whose word it is looked for. */
  private interface Reading {
    void read() throws IOException;
  }

  private static void check(String word, Reading file) throws SQLException {
    try {
      file.read();
    } catch (IOException e) {
      throw new SQLNonTransientException(
          "kurrentdb: " + word + ": " + e.getMessage(), BAD_STRING, e);
    }
  }

  private Connection connectToCluster() throws SQLException {
    List<SQLException> failures = new ArrayList<>();
    for (int attempt = 0; attempt < request.attempts(); attempt++) {
      if (attempt > 0) {
        pause();
      }
      failures.clear();
      for (Endpoint node : new Cluster(request).nodes()) {
        try {
          return connectTo(node);
        } catch (SQLException e) {
          throwUnlessUnreachable(e);
          Log.warn(plain(e) + " Looking for another node.");
          failures.add(e);
        }
      }
    }
    throw nobody(failures);
  }

  /** A node that answers and refuses is an answer: the others would say the same. */
  private static void throwUnlessUnreachable(SQLException e) throws SQLException {
    if (!CANNOT_CONNECT.equals(e.getSQLState())) {
      throw e;
    }
  }

  private SQLException nobody(List<SQLException> failures) {
    StringBuilder message = new StringBuilder("kurrentdb: no node of ");
    for (int i = 0; i < request.hosts().size(); i++) {
      message.append(i == 0 ? "" : ", ").append(request.hosts().get(i));
    }
    message.append(" can be connected to");
    for (SQLException failure : failures) {
      message.append("; ").append(plain(failure));
    }
    SQLException all = new SQLException(message.toString(), CANNOT_CONNECT);
    failures.forEach(all::addSuppressed);
    return all;
  }

  private static String plain(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("kurrentdb: ") ? message.substring(11) : message;
  }

  private void pause() throws SQLException {
    try {
      Thread.sleep(request.discoveryMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("kurrentdb: interrupted while connecting.", CANNOT_CONNECT, e);
    }
  }

  private Connection connectTo(Endpoint node) throws SQLException {
    ConnectContext.enter(request);
    try {
      String url = "jdbc:arrow-flight-sql://" + node + "/?useEncryption=" + request.isTls();
      Connection connection = driver.connect(url, (Properties) properties.clone());
      return verified(node, connection);
    } finally {
      ConnectContext.leave();
    }
  }

  /**
   * The driver says nothing to the server where there is no user, and the server does not look at
   * the password before the first statement; so one is run.
   */
  private Connection verified(Endpoint node, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Setting.TEST_QUERY.get())) {
      // What is wrong may show at the first row only; that there is none is no error.
      rows.next();
      return connection;
    } catch (SQLException | RuntimeException e) {
      close(connection, e);
      throw explained(node, e);
    }
  }

  private SQLException explained(Endpoint node, Exception error) {
    String state = error instanceof SQLException ? ((SQLException) error).getSQLState() : null;
    ConnectFailure.Reason reason =
        state != null && !state.startsWith("08") && !state.equals(SqlState.TIMEOUT.code())
            ? null
            : ConnectFailure.explain(node.toString(), request.isTls(), true, error);
    if (reason != null) {
      return new SQLException("kurrentdb: " + reason.text(), reason.sqlState(), error);
    }
    return error instanceof SQLException
        ? (SQLException) error
        : new SQLException("kurrentdb: " + node + ": " + error.getMessage(), CANNOT_CONNECT, error);
  }

  private static void close(Connection connection, Exception because) {
    try {
      connection.close();
    } catch (SQLException | RuntimeException e) {
      because.addSuppressed(e);
    }
  }

  /** An older driver takes a word that only newer ones know for a header. */
  private static Properties known(ConnectRequest request) {
    Properties wanted = request.driverProperties();
    wanted.put("connectTimeoutMs", request.connectTimeout());
    if (wanted.containsKey("tlsRootCerts") && !isKnown("tlsRootCerts")) {
      // Before 15.0.0. Where it is patched a trustStore may be a PEM file.
      wanted.put("trustStore", wanted.remove("tlsRootCerts"));
      wanted.put("trustStorePassword", "");
      wanted.put("useSystemTrustStore", "false");
    }
    Properties known = new Properties();
    for (String name : wanted.stringPropertyNames()) {
      if (isKnown(name) || isOurs(name)) {
        known.put(name, wanted.getProperty(name));
      }
    }
    return known;
  }

  private static boolean isOurs(String name) {
    return name.startsWith(Headers.MARK)
        || name.equals(Headers.CONNECTION_NAME)
        || name.equals(Word.MAX_ROWS.key());
  }

  private static boolean isKnown(String name) {
    for (ArrowFlightConnectionProperty property : ArrowFlightConnectionProperty.values()) {
      if (property.camelName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
