package io.kurrentdb.shims.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectRequestTest {

  @AfterEach
  void clearSettings() {
    System.clearProperty("kurrentdb.username");
    System.clearProperty("kurrentdb.password");
  }

  @Test
  void tlsIsOnAndTheJdkSaysWhomToTrust() throws SQLException {
    Properties properties = request("jdbc:kurrentdb://n1").driverProperties();
    assertEquals("true", properties.get("useEncryption"));
    assertEquals("true", properties.get("useSystemTrustStore"));
    assertEquals("false", properties.get("disableCertificateVerification"));
    assertNull(properties.get("tlsRootCerts"));
    assertNull(properties.get("user"));
  }

  @Test
  void whatAHostAddsGoesNowhere() throws SQLException {
    Properties info = new Properties();
    info.put("user", "ops");
    info.put("password", "changeit");
    info.put("dbtable", "kdb.records");
    info.put("pushDownLimit", "true");
    info.put("TLS", "false");
    Properties properties = ConnectRequest.of("jdbc:kurrentdb://n1", info, null).driverProperties();
    assertEquals(java.util.Set.of("user", "password", "useEncryption"), properties.keySet());
    assertEquals("false", properties.get("useEncryption"));
  }

  @Test
  void theUrlWinsOverPropertiesAndPropertiesOverSettings() throws SQLException {
    System.setProperty("kurrentdb.username", "setting");
    System.setProperty("kurrentdb.password", "setting-pw");
    Properties info = new Properties();
    info.put("user", "");
    info.put("password", "");
    assertEquals(
        "setting:setting-pw",
        ConnectRequest.of("jdbc:kurrentdb://n1", info, null).basicCredentials());
    info.put("user", "info");
    info.put("password", "info-pw");
    assertEquals(
        "info:info-pw", ConnectRequest.of("jdbc:kurrentdb://n1", info, null).basicCredentials());
    assertEquals(
        "url:url-pw",
        ConnectRequest.of("jdbc:kurrentdb://url:url-pw@n1", info, null).basicCredentials());
  }

  @Test
  void thePasswordInTheSettingsIsNotSentForAnotherUser() {
    System.setProperty("kurrentdb.username", "admin");
    System.setProperty("kurrentdb.password", "admin-pw");
    SQLException refused =
        assertThrows(SQLException.class, () -> request("jdbc:kurrentdb://bob@n1"));
    assertEquals("28000", refused.getSQLState());
    assertTrue(refused.getMessage().contains("KURRENTDB_PASSWORD"), refused.getMessage());
  }

  @Test
  void thePasswordInTheSettingsServesTheUserOfTheUrl() throws SQLException {
    System.setProperty("kurrentdb.password", "pw");
    assertEquals("bob:pw", request("jdbc:kurrentdb://bob@n1").basicCredentials());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tls=maybe|true or false",
        "nodePreference=master|leader, follower, readOnlyReplica, random",
        "keepAliveInterval=often|milliseconds",
        "maxDiscoverAttempts=0|1 or more",
        "defaultDeadline=-1|milliseconds",
        "userCertFile=u.pem|go together",
        "tls=false&userCertFile=u.pem&userKeyFile=u.key|TLS handshake",
        "tlsCaFile=ca.pem&trustStore=ca.p12|leave one of them out",
      })
  void aValueThatCannotBeMeantIsRefused(String words, String reason) {
    SQLException refused =
        assertThrows(SQLException.class, () -> request("jdbc:kurrentdb://n1?" + words));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertEquals("22023", refused.getSQLState());
  }

  @ParameterizedTest
  @CsvSource({
    "keepAliveInterval=20000, 20000",
    "keepAliveInterval=20, 20000",
    "keepAliveInterval=-1, 9223372036854775807",
    "tls=true, 10000",
  })
  void aShortKeepAliveIsInSeconds(String words, long millis) throws SQLException {
    assertEquals(millis, request("jdbc:kurrentdb://n1?" + words).keepAliveMillis());
  }

  @Test
  void theVariableForRootsStandsBackBehindTheUrl() throws SQLException {
    assertEquals("env.pem", ConnectRequest.of("jdbc:kurrentdb://n1", null, "env.pem").caFile());
    assertEquals(
        "url.pem",
        ConnectRequest.of("jdbc:kurrentdb://n1?tlsCaFile=url.pem", null, "env.pem").caFile());
    ConnectRequest store =
        ConnectRequest.of("jdbc:kurrentdb://n1?trustStore=a.p12", null, "env.pem");
    assertNull(store.caFile());
    assertEquals("false", store.driverProperties().get("useSystemTrustStore"));
  }

  @Test
  void severalHostsOrDiscoveryMakeACluster() throws SQLException {
    assertFalse(request("jdbc:kurrentdb://n1").isCluster());
    assertTrue(request("jdbc:kurrentdb://n1,n2").isCluster());
    assertTrue(request("jdbc:kurrentdb+discover://cluster").isCluster());
    assertTrue(request("jdbc:kurrentdb://cluster?dnsDiscover=true").isCluster());
  }

  @Test
  void markedHeadersAndTheNameReachTheDriver() throws SQLException {
    Properties properties =
        request("jdbc:kurrentdb://n1?header.X-Trace=7&connectionName=reports").driverProperties();
    assertEquals("7", properties.get("header.x-trace"));
    assertEquals("reports", properties.get("connection-name"));
  }

  private static ConnectRequest request(String url) throws SQLException {
    return ConnectRequest.of(url, null, null);
  }
}
