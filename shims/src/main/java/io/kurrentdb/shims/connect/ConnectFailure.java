package io.kurrentdb.shims.connect;

import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.SqlState;

/**
 * Says why a connection could not be made, and what to do. The driver hands on gRPC's {@code
 * UNAVAILABLE: io exception}, whose reason lies some causes deeper.
 */
public final class ConnectFailure {
  /** What is wrong: the words for it and the SQLState. */
  public static final class Reason {
    private final String text;
    private final String sqlState;

    Reason(String text, String sqlState) {
      this.text = text;
      this.sqlState = sqlState;
    }

    public String text() {
      return text;
    }

    public String sqlState() {
      return sqlState;
    }
  }

  /** The first bytes of a TLS record that carries an alert or a handshake, as netty prints them. */
  private static final String[] TLS_RECORDS = {"150301", "150303", "160301", "160303"};

  /** What {@link TrustedCertificates} says of a file. */
  private static final String[] FILE_PROBLEMS = {
    "there is no file ",
    "may not be read by this process",
    "cannot be read as a key store",
    "has no trusted certificate"
  };

  private final String where;
  private final boolean tls;
  private final boolean ours;
  private final Throwable error;
  private final Causes causes;

  private ConnectFailure(String where, boolean tls, boolean ours, Throwable error) {
    this.where = where;
    this.tls = tls;
    this.ours = ours;
    this.error = error;
    this.causes = new Causes(error);
  }

  /**
   * Explains an error.
   *
   * @param where host and port
   * @param tls whether the connection was to be encrypted
   * @param ours whether the URL is one of KurrentDB's, and so its words are in the cure
   * @return null where it cannot be told what is wrong
   */
  public static Reason explain(String where, boolean tls, boolean ours, Throwable error) {
    ConnectFailure failure = new ConnectFailure(where, tls, ours, error);
    Reason reason = failure.aboutFiles();
    reason = reason == null ? failure.aboutNetwork() : reason;
    reason = reason == null ? failure.aboutTls() : reason;
    reason = reason == null ? failure.aboutProtocol() : reason;
    reason = reason == null ? failure.aboutRefusal() : reason;
    return reason == null ? failure.aboutStatus() : reason;
  }

  private Reason aboutFiles() {
    Throwable missing = causes.find("NoSuchFileException");
    if (missing != null) {
      return cannot("there is no file " + missing.getMessage());
    }
    String named = causes.messageWith(FILE_PROBLEMS);
    if (!named.isEmpty()) {
      return cannot(oneLine(named));
    }
    return causes.say("found no certificates in input stream")
        ? cannot(
            word("tlsCaFile", "tlsRootCerts")
                + " names a file without a certificate: a PEM file has -----BEGIN CERTIFICATE-----"
                + " in it")
        : null;
  }

  private Reason aboutNetwork() {
    if (causes.find("UnknownHostException") != null
        || causes.find("UnresolvedAddressException") != null
        || causes.say("Unable to resolve host")) {
      return cannot("the host name is not known to DNS. Look for a typing error in the URL");
    }
    if (causes.say("Connection refused")) {
      return cannot(
          "connection refused: nothing listens on that port. Is the node running, and is this its"
              + " HTTP port (2113 by default)?");
    }
    if (causes.find("ConnectTimeoutException") != null || causes.say("connection timed out")) {
      return cannot("no answer (timed out). A firewall, or a wrong address, is the usual reason");
    }
    return causes.find("NoRouteToHostException") != null || causes.say("Network is unreachable")
        ? cannot("there is no route to it from here")
        : null;
  }

  private Reason aboutTls() {
    if (causes.find("NotSslRecordException") != null || causes.say("not an SSL/TLS record")) {
      return cannot(
          "the server speaks plaintext, and TLS was asked for. A node started with --insecure needs "
              + word("tls=false", "useEncryption=false")
              + " in the URL");
    }
    if (causes.find("CertificateExpiredException") != null || causes.say("NotAfter:")) {
      return cannot("the server's certificate, or its CA's, has expired: it has to be renewed");
    }
    if (causes.find("CertificateNotYetValidException") != null || causes.say("NotBefore:")) {
      return cannot(
          "the server's certificate is not valid yet: compare the clocks of both machines");
    }
    if (causes.say("No subject alternative") || causes.say("No name matching")) {
      return cannot(
          "the server's certificate is for another name ("
              + oneLine(causes.messageWith("No subject alternative", "No name matching"))
              + "). Use a name that is in it, or add this one to it");
    }
    return aboutCertificates();
  }

  private Reason aboutCertificates() {
    if (causes.say("unable to find valid certification path")
        || causes.say("PKIX path building failed")
        || causes.say("CERTIFICATE_VERIFY_FAILED")
        || causes.say("Path does not chain")
        || causes.say("signature check failed")
        || causes.say("certificate_unknown")) {
      return cannot(
          "the server's certificate was signed by a CA that is not trusted here. Name the CA's PEM"
              + " file with "
              + word("tlsCaFile=<file>", "tlsRootCerts=<file>")
              + " in the URL, or in "
              + ConnectRequest.ROOTS_VARIABLE);
    }
    if (causes.say("certificate_required") || causes.say("bad_certificate")) {
      return cannot(
          "the server wants a certificate of the user's: "
              + word("userCertFile and userKeyFile", "clientCertificate and clientKey"));
    }
    if (causes.say("fatal alert") || causes.find("SSLHandshakeException") != null) {
      String said = causes.messageOf("SSLHandshakeException");
      return cannot(
          "the TLS handshake failed: "
              + oneLine(said.startsWith("General Open") ? causes.root() : said));
    }
    return causes.say("empty certificate")
            || causes.say("valid private key")
            || causes.say("valid certificates")
            || causes.say("KeyException")
            || causes.find("KeyException") != null
        ? cannot("the key or the certificate of the user cannot be read: " + oneLine(causes.root()))
        : null;
  }

  private Reason aboutProtocol() {
    if (isTlsRecord()) {
      return cannot(
          "the server wants TLS, and plaintext was asked for. Leave "
              + word("tls=false", "useEncryption=false")
              + " out of the URL");
    }
    if (causes.say("485454502f")) {
      return cannot("what answers is a web server without gRPC: a proxy, or a wrong port");
    }
    if (!tls && isClosedAtOnce()) {
      return cannot(
          "the server closed the connection at once, as one does that wants TLS. Leave "
              + word("tls=false", "useEncryption=false")
              + " out of the URL");
    }
    return isClosedAtOnce()
        ? cannot("the server closed the connection at once: " + oneLine(causes.root()))
        : null;
  }

  private boolean isTlsRecord() {
    for (String record : TLS_RECORDS) {
      if (causes.say("first 5 bytes: " + record)) {
        return true;
      }
    }
    return false;
  }

  private boolean isClosedAtOnce() {
    return causes.say("Connection reset")
        || causes.say("Network closed for unknown reason")
        || causes.say("End of stream or IOException")
        || causes.say("connection closed");
  }

  /** What KurrentDB answers to a login, in its own words where it has any. */
  private Reason aboutRefusal() {
    SqlFailure refusal = SqlFailure.in(error);
    if (refusal == null) {
      return null;
    }
    if (refusal.sqlState().equals(SqlState.NO_PERMISSION.code())) {
      return noPermission();
    }
    return refusal.sqlState().equals(SqlState.NOT_LICENSED.code())
        ? new Reason(where + ": " + refusal.getMessage(), refusal.sqlState())
        : null;
  }

  private Reason noPermission() {
    return new Reason(
        where + ": the user may not read $all, and so may not use SQL.",
        SqlState.NO_PERMISSION.code());
  }

  private Reason aboutStatus() {
    if (causes.say("UNAUTHENTICATED")) {
      return new Reason(
          where + " does not know this user, or the password is wrong.",
          SqlState.WRONG_CREDENTIALS.code());
    }
    if (causes.say("PERMISSION_DENIED")) {
      return noPermission();
    }
    if (causes.say("not licensed")) {
      return null;
    }
    if (causes.say("UNIMPLEMENTED")) {
      return cannot("the server has no Arrow Flight SQL: KurrentDB has it from 26.1 on");
    }
    if (causes.say("DEADLINE_EXCEEDED") || causes.say("deadline exceeded")) {
      return cannot("the server took the connection, and did not answer in time");
    }
    return causes.say("UNAVAILABLE") ? cannot(oneLine(causes.root())) : null;
  }

  private Reason cannot(String why) {
    String end = why.endsWith("?") || why.endsWith(".") ? "" : ".";
    return new Reason(
        "cannot connect to " + where + ": " + why + end, SqlState.CANNOT_CONNECT.code());
  }

  private String word(String own, String drivers) {
    return ours ? own : drivers;
  }

  private static String oneLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
