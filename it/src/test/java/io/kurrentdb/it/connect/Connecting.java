package io.kurrentdb.it.connect;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Runs in a host's JVM: every way to get connected, and what is said where it does not work. */
final class Connecting {
  private static final String USER = "admin:changeit@";

  private final String plain;
  private final String tls;
  private final String wrongHost;
  private final String expired;
  private final String ca;
  private final String store;

  private Connecting(Map<String, String> at) {
    plain = "localhost:" + at.get("plain");
    tls = "localhost:" + at.get("tls");
    wrongHost = "localhost:" + at.get("wrong-host");
    expired = "localhost:" + at.get("expired");
    ca = at.get("ca");
    store = at.get("store");
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> at = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      at.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    Connecting connecting = new Connecting(at);
    connecting.plaintext();
    connecting.encrypted();
    connecting.credentials();
    Permissions.all(at.get("plain"), at.get("first-release"), at.get("unlicensed"));
    connecting.refusals(at.get("wrong-host-ca"), at.get("expired-ca"));
    CertificateFiles.all("localhost:" + at.get("tls"), at.get("ca"), at.get("expired-ca"));
    connecting.properties();
    Checks.end();
  }

  private void plaintext() {
    for (String scheme : new String[] {"kurrentdb", "kurrentdb+flightsql", "kurrentdb+discover"}) {
      check(
          "jdbc:" + scheme + ":// connects without TLS",
          () -> works("jdbc:" + scheme + "://" + USER + plain + "?tls=false"));
    }
    check(
        "the driver's own URL connects as ever",
        () ->
            works(
                "jdbc:arrow-flight-sql://"
                    + plain
                    + "?useEncryption=0&user=admin&password=changeit"));
    check(
        "a node that is down is passed over",
        () -> works("jdbc:kurrentdb://" + USER + "localhost:1," + plain + "?tls=false"));
    check(
        "properties that a host adds do no harm",
        () -> {
          Properties info = user("admin", "changeit");
          info.put("dbtable", "kdb.records");
          info.put("pushDownLimit", "true");
          info.put("x y", "not even a header");
          works(
              "jdbc:kurrentdb://" + plain + "?tls=false&header.x-trace=t1&connectionName=reports",
              info);
        });
  }

  private void encrypted() {
    check(
        "tlsCaFile names the CA",
        () -> works("jdbc:kurrentdb://" + USER + tls + "?tlsCaFile=" + ca));
    check(
        "a cluster is found over TLS",
        () -> works("jdbc:kurrentdb+discover://" + USER + tls + "?tlsCaFile=" + ca));
    check(
        "tlsVerifyCert=false believes any certificate",
        () -> works("jdbc:kurrentdb://" + USER + wrongHost + "?tlsVerifyCert=false"));
    check(
        "the second CA of a trustStore counts",
        () ->
            works(
                "jdbc:kurrentdb://"
                    + USER
                    + tls
                    + "?trustStore="
                    + store
                    + "&trustStorePassword=secret"));
    String drivers =
        "jdbc:arrow-flight-sql://" + tls + "?user=admin&password=changeit&trustStore=" + store;
    check(
        "the second CA of a trustStore counts in the driver's URL",
        () -> works(drivers + "&trustStorePassword=secret&useSystemTrustStore=false"));
    check(
        "a trustStore is looked at although useSystemTrustStore is on by default",
        () -> works(drivers + "&trustStorePassword=secret"));
  }

  private void credentials() {
    check(
        "credentials are taken from properties",
        () -> works("jdbc:kurrentdb://" + plain + "?tls=false", user("admin", "changeit")));
    check(
        "credentials are taken from settings",
        () -> {
          System.setProperty("kurrentdb.username", "admin");
          System.setProperty("kurrentdb.password", "changeit");
          try {
            works("jdbc:kurrentdb://" + plain + "?tls=false", user("", ""));
          } finally {
            System.clearProperty("kurrentdb.username");
            System.clearProperty("kurrentdb.password");
          }
        });
    check(
        "the URL of a connection shows no password",
        () -> {
          try (Connection connection = open("jdbc:kurrentdb://" + USER + plain + "?tls=false")) {
            yes(
                !connection.getMetaData().getURL().contains("changeit"),
                connection.getMetaData().getURL());
          }
        });
    check(
        "the agent and the server can be seen, and the password cannot",
        () -> {
          try (Connection connection = open("jdbc:kurrentdb://" + USER + plain + "?tls=false")) {
            String version = connection.getMetaData().getDriverVersion();
            yes(version.contains("(kurrentdb-agent "), version);
            Properties info = connection.getClientInfo();
            same("26.1.0", info.getProperty("kurrentdb.server"));
            same(plain, info.getProperty("kurrentdb.node"));
            yes(!info.toString().contains("changeit"), info);
          }
        });
    check(
        "a wrong password is found out when connecting",
        () ->
            fails(
                "28000",
                "the password is wrong",
                "jdbc:kurrentdb://admin:wrong@" + plain + "?tls=false"));
    check(
        "a wrong password is not tried on every node",
        () ->
            fails(
                "28000",
                "the password is wrong",
                "jdbc:kurrentdb://admin:wrong@" + plain + "," + plain + "?tls=false"));
    check(
        "a user without a password is told where to give it",
        () ->
            fails("28000", "KURRENTDB_PASSWORD", "jdbc:kurrentdb://admin@" + plain + "?tls=false"));
  }

  private void refusals(String wrongHostCa, String expiredCa) {
    check(
        "a CA that is not known is named as the reason",
        () -> fails("08001", "CA that is not trusted here", "jdbc:kurrentdb://" + USER + tls));
    check(
        "a wrong host name is named as the reason",
        () ->
            fails(
                "08001",
                "for another name",
                "jdbc:kurrentdb://" + USER + wrongHost + "?tlsCaFile=" + wrongHostCa));
    check(
        "an expired certificate is named as the reason",
        () ->
            fails(
                "08001",
                "expired",
                "jdbc:kurrentdb://" + USER + expired + "?tlsCaFile=" + expiredCa));
    check(
        "plaintext on the other side is named as the reason",
        () ->
            fails(
                "08001",
                "tls=false in the URL",
                "jdbc:kurrentdb://" + USER + plain + "?tlsCaFile=" + ca));
    check(
        "TLS on the other side is named as the reason",
        () ->
            fails("08001", "Leave tls=false out", "jdbc:kurrentdb://" + USER + tls + "?tls=false"));
    check(
        "the driver's own URL gets the reason in the driver's words",
        () ->
            fails(
                "08001",
                "useEncryption=false in the URL",
                "jdbc:arrow-flight-sql://"
                    + plain
                    + "?user=admin&password=changeit&tlsRootCerts="
                    + ca));
    check(
        "a port without a server is named as the reason",
        () ->
            fails(
                "08001",
                "connection refused",
                "jdbc:kurrentdb://" + USER + "localhost:1?tls=false"));
    check(
        "a host without an address is named as the reason",
        () ->
            fails(
                "08001",
                "not known to DNS",
                "jdbc:kurrentdb://" + USER + "nowhere.invalid?tls=false"));
    check(
        "a connection without a user is looked at too",
        () -> fails("08001", "connection refused", "jdbc:kurrentdb://localhost:1?tls=false"));
    check(
        "a word that does not exist is refused with the nearest",
        () -> fails("22023", "did you mean tlsCaFile?", "jdbc:kurrentdb://" + plain + "?tlsCa=x"));
    check(
        "a CA file that is not there is refused",
        () ->
            fails(
                "22023",
                "there is no file",
                "jdbc:kurrentdb://" + USER + tls + "?tlsCaFile=/no/such.pem"));
    check(
        "a trustStore with a wrong password is refused",
        () ->
            fails(
                "22023",
                "cannot be read as a key store",
                "jdbc:kurrentdb://"
                    + USER
                    + tls
                    + "?trustStore="
                    + store
                    + "&trustStorePassword=x"));
    check(
        "a URL of another database is left to its driver",
        () -> yes(driver().connect("jdbc:h2:mem:x", new Properties()) == null, "not null"));
  }

  private void properties() {
    check(
        "the driver says that it takes KurrentDB's URLs",
        () -> {
          yes(driver().acceptsURL("jdbc:kurrentdb://n1"), "no");
          yes(driver().acceptsURL("jdbc:arrow-flight-sql://n1:1"), "no");
          yes(!driver().acceptsURL("jdbc:kurrentdbx://n1"), "yes");
        });
    check(
        "every property has a description",
        () -> {
          for (String url :
              new String[] {"jdbc:kurrentdb://n1?tls=false", "jdbc:arrow-flight-sql://n1:1"}) {
            DriverPropertyInfo[] all = driver().getPropertyInfo(url, new Properties());
            yes(all.length > 10, all.length);
            for (DriverPropertyInfo each : all) {
              yes(each.description != null && !each.description.isEmpty(), each.name);
            }
          }
          DriverPropertyInfo tlsWord =
              driver().getPropertyInfo("jdbc:kurrentdb://n1?tls=false", null)[3];
          same("tls", tlsWord.name);
          same("false", tlsWord.value);
          same(new String[] {"true", "false"}, tlsWord.choices);
        });
  }

  private static Driver driver() throws SQLException {
    return DriverManager.getDriver("jdbc:kurrentdb://any");
  }

  private static Properties user(String name, String password) {
    Properties info = new Properties();
    info.put("user", name);
    info.put("password", password);
    return info;
  }

  private static Connection open(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  private static void works(String url) throws SQLException {
    works(url, new Properties());
  }

  private static void works(String url, Properties info) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, info);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT stream FROM kdb.records LIMIT 1")) {
      yes(rows.next(), "no row");
      yes(!rows.getString(1).isEmpty(), "empty");
    }
  }

  static void fails(String state, String reason, String url) {
    try {
      open(url).close();
    } catch (SQLException e) {
      yes(e.getMessage().contains(reason), e);
      same(state, e.getSQLState());
      yes(!e.getMessage().contains("changeit"), e);
      return;
    }
    throw new AssertionError("it connected");
  }
}
