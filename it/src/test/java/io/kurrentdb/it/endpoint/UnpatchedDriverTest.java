package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the driver 18.3.0 as it ships meets here: the defects the agent is for. */
class UnpatchedDriverTest {

  private static URLClassLoader loader;
  private static Driver driver;

  @BeforeAll
  static void load() throws Exception {
    URL jar = Path.of("target/drivers/flight-sql-jdbc-driver-18.3.0.jar").toUri().toURL();
    loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    driver =
        (Driver)
            loader
                .loadClass("org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver")
                .getConstructor()
                .newInstance();
  }

  @AfterAll
  static void unload() throws Exception {
    loader.close();
  }

  private interface Body {
    void run(EmbeddedEndpoint endpoint, Connection connection) throws Exception;
  }

  private static void with(EndpointBuilder builder, Body body) throws Exception {
    try (EmbeddedEndpoint endpoint = builder.start();
        Connection connection = driver.connect(endpoint.jdbcUrl(), new Properties())) {
      body.run(endpoint, connection);
    }
  }

  private static Connection login(EmbeddedEndpoint endpoint, String user, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return driver.connect(endpoint.jdbcUrl(), properties);
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM kdb.records")) {
      assertTrue(result.next());
      return result.getLong(1);
    }
  }

  @Test
  void aQueryCostsFourRoundTrips() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        (endpoint, connection) -> {
          endpoint.calls().clear();
          assertEquals(2_000, count(connection));
          assertEquals(
              List.of(
                  "DoAction:CreatePreparedStatement",
                  "GetFlightInfo:CommandPreparedStatementQuery",
                  "DoGet:CommandPreparedStatementQuery",
                  "DoAction:ClosePreparedStatement"),
              endpoint.calls().types());
        });
  }

  @Test
  void payloadsAndEveryTypeOfTheTableCanBeRead() throws Exception {
    with(
        EmbeddedEndpoint.builder().content(EventStoreData.Content.MIXED),
        (endpoint, connection) -> {
          try (Statement statement = connection.createStatement();
              ResultSet result =
                  statement.executeQuery(
                      "SELECT * FROM kdb.records WHERE log_position >= 4800 ORDER BY log_position")) {
            assertTrue(result.next());
            assertEquals(4_800, result.getLong("log_position"));
            assertNull(result.getObject("commit_position"));
            assertEquals(16, result.getBytes("record_id").length);
            assertTrue(result.getString("data").startsWith("{\"OrderId\":\"order-48\""));
            assertTrue(result.next());
            assertEquals("Bytes", result.getString("schema_format"));
          }
        });
  }

  @Test
  void aStatementWithoutFromIsRefused() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        (endpoint, connection) -> {
          try (Statement statement = connection.createStatement()) {
            SQLException e =
                assertThrows(SQLException.class, () -> statement.executeQuery("SELECT 1"));
            assertTrue(e.getMessage().contains("Exception was thrown by handler."));
          }
        });
  }

  @Test
  void aHundredFailedStatementsKillTheConnection() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        (endpoint, connection) -> {
          for (int i = 0; i < 100; i++) {
            try (Statement statement = connection.createStatement()) {
              assertThrows(SQLException.class, () -> statement.executeQuery("SELECT 1"));
            }
          }
          SQLException e = assertThrows(SQLException.class, () -> count(connection));
          assertTrue(e.getMessage().contains("Too many prepared statements"), e.getMessage());
        });
  }

  @Test
  void metadataIsMissing() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        (endpoint, connection) -> {
          DatabaseMetaData metadata = connection.getMetaData();
          assertNull(metadata.getDatabaseProductName());
          assertNull(metadata.getIdentifierQuoteString());
          assertThrows(NullPointerException.class, metadata::isReadOnly);
          assertThrows(NullPointerException.class, metadata::supportsTransactions);
          try (ResultSet tables = metadata.getTables(null, null, null, null)) {
            assertFalse(tables.next());
          }
        });
  }

  @Test
  void metadataOfACompleteServerArrives() throws Exception {
    for (EndpointBuilder builder :
        List.of(
            EmbeddedEndpoint.builder().release(Release.WITH_METADATA),
            EmbeddedEndpoint.builder().foreign())) {
      with(
          builder,
          (endpoint, connection) -> {
            DatabaseMetaData metadata = connection.getMetaData();
            assertTrue(metadata.isReadOnly());
            assertEquals("\"", metadata.getIdentifierQuoteString());
            try (ResultSet tables = metadata.getTables(null, "kdb", null, null)) {
              assertTrue(tables.next());
              assertEquals("records", tables.getString("TABLE_NAME"));
            }
          });
    }
  }

  @Test
  void isValidAsksTheServerNothing() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        (endpoint, connection) -> {
          endpoint.calls().clear();
          assertTrue(connection.isValid(5));
          assertEquals(0, endpoint.calls().size());
        });
  }

  @Test
  void typedParametersWorkAndUntypedOnesDoNot() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        (endpoint, connection) -> {
          String sql = "SELECT stream FROM kdb.records WHERE log_position = ? AND stream = ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, 300);
            statement.setString(2, "orders-3");
            try (ResultSet result = statement.executeQuery()) {
              assertTrue(result.next());
            }
          }
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT ? AS p FROM kdb.records")) {
            statement.setString(1, "x");
            assertThrows(SQLException.class, () -> statement.executeQuery().next());
          }
        });
  }

  @Test
  void aWrongPasswordShowsAtTheFirstQueryOnly() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().authentication().start()) {
      try (Connection connection = login(endpoint, "admin", "changeit")) {
        assertEquals(2_000, count(connection));
      }
      try (Connection connection = login(endpoint, "admin", "wrong")) {
        SQLException e = assertThrows(SQLException.class, () -> count(connection));
        assertTrue(e.getMessage().contains("Unauthenticated"), e.getMessage());
      }
      try (Connection connection = login(endpoint, "no-all", "changeit")) {
        SQLException e = assertThrows(SQLException.class, () -> count(connection));
        assertTrue(e.getMessage().contains("Access Denied"), e.getMessage());
      }
    }
  }

  @Test
  void theReleaseCandidateRefusesCredentialsAtOnce() throws Exception {
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.builder().release(Release.RC1).authentication().start()) {
      assertThrows(SQLException.class, () -> login(endpoint, "admin", "changeit"));
      assertEquals(List.of("Handshake"), endpoint.calls().types());
    }
  }

  @Test
  void tlsIsTrustedByItsGeneratedAuthority() throws Exception {
    with(
        EmbeddedEndpoint.builder().tls(TlsMaterial.generate()),
        (endpoint, connection) -> assertEquals(2_000, count(connection)));
  }

  @Test
  void certificatesOfAnotherHostAndExpiredOnesAreRefused() throws Exception {
    for (TlsMaterial.Kind kind : List.of(TlsMaterial.Kind.WRONG_HOST, TlsMaterial.Kind.EXPIRED)) {
      with(
          EmbeddedEndpoint.builder().tls(TlsMaterial.generate(kind)),
          (endpoint, connection) -> {
            assertThrows(SQLException.class, () -> count(connection));
            assertEquals(0, endpoint.calls().size());
          });
    }
  }
}
