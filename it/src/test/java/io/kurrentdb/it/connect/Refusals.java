package io.kurrentdb.it.connect;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.yes;

import java.util.Map;
import java.util.Properties;

/** Connections that cannot be made: the reason is told, and what to do about it. */
final class Refusals {
  private static final String USER = "admin:changeit@";

  private final String plain;
  private final String tls;
  private final String wrongHost;
  private final String wrongHostCa;
  private final String expired;
  private final String expiredCa;
  private final String ca;
  private final String store;

  Refusals(Map<String, String> at) {
    plain = "localhost:" + at.get("plain");
    tls = "localhost:" + at.get("tls");
    wrongHost = "localhost:" + at.get("wrong-host");
    wrongHostCa = at.get("wrong-host-ca");
    expired = "localhost:" + at.get("expired");
    expiredCa = at.get("expired-ca");
    ca = at.get("ca");
    store = at.get("store");
  }

  void all() {
    check(
        "a CA that is not known is named as the reason",
        () ->
            Connecting.fails(
                "08001", "CA that is not trusted here", "jdbc:kurrentdb://" + USER + tls));
    check(
        "a wrong host name is named as the reason",
        () ->
            Connecting.fails(
                "08001",
                "for another name",
                "jdbc:kurrentdb://" + USER + wrongHost + "?tlsCaFile=" + wrongHostCa));
    check(
        "an expired certificate is named as the reason",
        () ->
            Connecting.fails(
                "08001",
                "expired",
                "jdbc:kurrentdb://" + USER + expired + "?tlsCaFile=" + expiredCa));
    check(
        "plaintext on the other side is named as the reason",
        () ->
            Connecting.fails(
                "08001",
                "tls=false in the URL",
                "jdbc:kurrentdb://" + USER + plain + "?tlsCaFile=" + ca));
    check(
        "TLS on the other side is named as the reason",
        () ->
            Connecting.fails(
                "08001", "Leave tls=false out", "jdbc:kurrentdb://" + USER + tls + "?tls=false"));
    check(
        "the driver's own URL gets the reason in the driver's words",
        () ->
            Connecting.fails(
                "08001",
                "useEncryption=false in the URL",
                "jdbc:arrow-flight-sql://"
                    + plain
                    + "?user=admin&password=changeit&tlsRootCerts="
                    + ca));
    check(
        "a port without a server is named as the reason",
        () ->
            Connecting.fails(
                "08001",
                "connection refused",
                "jdbc:kurrentdb://" + USER + "localhost:1?tls=false"));
    check(
        "a host without an address is named as the reason",
        () ->
            Connecting.fails(
                "08001",
                "not known to DNS",
                "jdbc:kurrentdb://" + USER + "nowhere.invalid?tls=false"));
    check(
        "a connection without a user is looked at too",
        () ->
            Connecting.fails(
                "08001", "connection refused", "jdbc:kurrentdb://localhost:1?tls=false"));
    check(
        "a word that does not exist is refused with the nearest",
        () ->
            Connecting.fails(
                "22023", "did you mean tlsCaFile?", "jdbc:kurrentdb://" + plain + "?tlsCa=x"));
    check(
        "a CA file that is not there is refused",
        () ->
            Connecting.fails(
                "22023",
                "there is no file",
                "jdbc:kurrentdb://" + USER + tls + "?tlsCaFile=/no/such.pem"));
    check(
        "a trustStore with a wrong password is refused",
        () ->
            Connecting.fails(
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
        () ->
            yes(
                Connecting.driver().connect("jdbc:h2:mem:x", new Properties()) == null,
                "not null"));
  }
}
