package io.kurrentdb.shims.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {

  @Test
  void aHostAloneIsEnough() throws SQLException {
    ConnectionString url = ConnectionString.parse("jdbc:kurrentdb://node1");
    assertEquals(List.of(new Endpoint("node1", 2113)), url.hosts());
    assertNull(url.user());
    assertNull(url.password());
    assertFalse(url.isDiscover());
    assertTrue(url.parameters().isEmpty());
  }

  @Test
  void severalHostsEachHaveTheirPort() throws SQLException {
    ConnectionString url =
        ConnectionString.parse("jdbc:kurrentdb://admin:changeit@n1:2111,n2,[::1]:2113/?TLS=false");
    assertEquals(
        List.of(new Endpoint("n1", 2111), new Endpoint("n2", 2113), new Endpoint("::1", 2113)),
        url.hosts());
    assertEquals("[::1]:2113", url.hosts().get(2).toString());
    assertEquals("admin", url.user());
    assertEquals("changeit", url.password());
    assertEquals("false", url.parameters().get("tls"));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:kurrentdb://n, false",
    "jdbc:kurrentdb+flightsql://n, false",
    "jdbc:kurrentdb+discover://n, true",
    "jdbc:kurrentdb+flightsql+discover://n, true",
    "JDBC:KurrentDB+Discover://n, true",
  })
  void theSchemeSaysWhetherToDiscover(String url, boolean discover) throws SQLException {
    assertTrue(ConnectionString.isKurrentDb(url));
    assertEquals(discover, ConnectionString.parse(url).isDiscover());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:arrow-flight-sql://n:2113",
        "jdbc:kurrentdbx://n",
        "jdbc:h2:mem:kurrentdb",
        "kurrentdb://n",
        "jdbc:kurrentdb",
        "",
      })
  void otherUrlsAreNotOurs(String url) {
    assertFalse(ConnectionString.isKurrentDb(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "changeit changeit",
        "p%40ss p@ss",
        "p@ss p@ss",
        "a:b:c a:b:c",
        "50% 50%",
        "50%zz 50%zz",
        "100%25 100%",
        "a+b a+b",
        "%ff%fe %ff%fe",
        "s3cr/t s3cr/t",
        "wh?t wh?t",
        "sh#rp sh#rp",
        "/?#@:% /?#@:%",
        "p%C3%A4ss päss",
        "päss päss",
        "a=b&c a=b&c",
        "x?a=b x?a=b",
        "'quo\"te' 'quo\"te'",
        "$&;!*() $&;!*()",
      })
  void passwordsAreReadEncodedAndAsTheyAre(String written, String meant) throws SQLException {
    ConnectionString url =
        ConnectionString.parse("jdbc:kurrentdb://ops:" + written + "@node1:2113?tls=false");
    assertEquals("ops", url.user());
    assertEquals(meant, url.password());
    assertEquals(List.of(new Endpoint("node1", 2113)), url.hosts());
    assertEquals("false", url.parameters().get("tls"));
  }

  @Test
  void anAtSignInAParameterIsNoUserInfo() throws SQLException {
    ConnectionString url =
        ConnectionString.parse("jdbc:kurrentdb://n1:2113?user=ops@example.com&password=a@b=c");
    assertNull(url.user());
    assertEquals("ops@example.com", url.parameters().get("user"));
    assertEquals("a@b=c", url.parameters().get("password"));
  }

  @Test
  void aPasswordThatReadsLikeAPortAndAParameterIsNotRepeated() {
    SQLException refused = refused("jdbc:kurrentdb://ops:12?secret=3@n1:2113");
    assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    assertTrue(refused.getMessage().contains("%3F"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "tlsverify, tlsVerifyCert",
    "keepAliveIntervall, keepAliveInterval",
    "node_preference, nodePreference",
    "useEncryption, tls",
    "disableCertificateVerification, tlsVerifyCert",
    "usr, user",
    "tsl, tls",
  })
  void anUnknownWordIsRefusedWithTheNearest(String word, String meant) {
    SQLException refused = refused("jdbc:kurrentdb://n1?" + word + "=x");
    assertTrue(refused.getMessage().contains("'" + word + "'"), refused.getMessage());
    assertTrue(refused.getMessage().endsWith("did you mean " + meant + "?"), refused.getMessage());
  }

  @Test
  void aWordThatIsNearNothingIsAnsweredWithAllOfThem() {
    assertTrue(refused("jdbc:kurrentdb://n1?xyzzyplugh=1").getMessage().contains("tlsCaFile"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:kurrentdb:n1:2113|must look like jdbc:kurrentdb://",
        "jdbc:kurrentdb+grpc://n1|not +grpc",
        "jdbc:kurrentdb://|no host",
        "jdbc:kurrentdb://admin:changeit@|no host",
        "jdbc:kurrentdb://n1,,n2|no host",
        "jdbc:kurrentdb://n1:99999|comes no port",
        "jdbc:kurrentdb://admin:s3cret|comes no port",
        "jdbc:kurrentdb://n 1|not a host name",
        "jdbc:kurrentdb://n1/mydb|no databases",
        "jdbc:kurrentdb://n1?tls|?word=value",
        "jdbc:kurrentdb://n1?tls=true&TLS=false|twice",
        "jdbc:kurrentdb://n1?header.grpc-timeout=1S|belongs to gRPC",
        "jdbc:kurrentdb://n1?header.a%20b=1|cannot be a header",
      })
  void whatCannotBeMeantIsRefused(String url, String reason) {
    SQLException refused = refused(url);
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertEquals("22023", refused.getSQLState());
    assertFalse(refused.getMessage().contains("s3cret"), refused.getMessage());
  }

  @Test
  void aMarkedHeaderIsTaken() throws SQLException {
    assertEquals(
        "abc",
        ConnectionString.parse("jdbc:kurrentdb://n1?header.X-Trace=abc")
            .parameters()
            .get("header.x-trace"));
  }

  private static SQLException refused(String url) {
    return assertThrows(SQLException.class, () -> ConnectionString.parse(url));
  }
}
