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
  private final String ca;
  private final String store;

  private Connecting(Map<String, String> at) {
    plain = "localhost:" + at.get("plain");
    tls = "localhost:" + at.get("tls");
    wrongHost = "localhost:" + at.get("wrong-host");
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
    new Refusals(at).all();
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

  static Driver driver() throws SQLException {
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
