package io.kurrentdb.shims.connect;

import io.kurrentdb.shims.core.SqlFailure;
import io.kurrentdb.shims.core.SqlState;
import java.util.Locale;

/**
 * Says why a connection could not be made, and what to do. The driver hands on gRPC's {@code
 * UNAVAILABLE: io exception}, whose reason lies some causes deeper. Classes are told by their
 * simple names, as the driver brings netty and gRPC under names of its own.
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

  private ConnectFailure(String where, boolean tls, boolean ours, Throwable error) {
    this.where = where;
    this.tls = tls;
    this.ours = ours;
    this.error = error;
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
    Throwable missing = find("NoSuchFileException");
    if (missing != null) {
      return cannot("there is no file " + missing.getMessage());
    }
    String named = messageWith(FILE_PROBLEMS);
    if (!named.isEmpty()) {
      return cannot(oneLine(named));
    }
    return says("found no certificates in input stream")
        ? cannot(
            word("tlsCaFile", "tlsRootCerts")
                + " names a file without a certificate: a PEM file has -----BEGIN CERTIFICATE-----"
                + " in it")
        : null;
  }

  private Reason aboutNetwork() {
    if (find("UnknownHostException") != null
        || find("UnresolvedAddressException") != null
        || says("Unable to resolve host")) {
      return cannot("the host name is not known to DNS. Look for a typing error in the URL");
    }
    if (says("Connection refused")) {
      return cannot(
          "connection refused: nothing listens on that port. Is the node running, and is this its"
              + " HTTP port (2113 by default)?");
    }
    if (find("ConnectTimeoutException") != null || says("connection timed out")) {
      return cannot("no answer (timed out). A firewall, or a wrong address, is the usual reason");
    }
    return find("NoRouteToHostException") != null || says("Network is unreachable")
        ? cannot("there is no route to it from here")
        : null;
  }

  private Reason aboutTls() {
    if (find("NotSslRecordException") != null || says("not an SSL/TLS record")) {
      return cannot(
          "the server speaks plaintext, and TLS was asked for. A node started with --insecure needs "
              + word("tls=false", "useEncryption=false")
              + " in the URL");
    }
    if (find("CertificateExpiredException") != null || says("NotAfter:")) {
      return cannot("the server's certificate, or its CA's, has expired: it has to be renewed");
    }
    if (find("CertificateNotYetValidException") != null || says("NotBefore:")) {
      return cannot(
          "the server's certificate is not valid yet: compare the clocks of both machines");
    }
    if (says("No subject alternative") || says("No name matching")) {
      return cannot(
          "the server's certificate is for another name ("
              + oneLine(messageWith("No subject alternative", "No name matching"))
              + "). Use a name that is in it, or add this one to it");
    }
    return aboutCertificates();
  }

  private Reason aboutCertificates() {
    if (says("unable to find valid certification path")
        || says("PKIX path building failed")
        || says("CERTIFICATE_VERIFY_FAILED")
        || says("Path does not chain")
        || says("signature check failed")
        || says("certificate_unknown")) {
      return cannot(
          "the server's certificate was signed by a CA that is not trusted here. Name the CA's PEM"
              + " file with "
              + word("tlsCaFile=<file>", "tlsRootCerts=<file>")
              + " in the URL, or in "
              + ConnectRequest.ROOTS_VARIABLE);
    }
    if (says("certificate_required") || says("bad_certificate")) {
      return cannot(
          "the server wants a certificate of the user's: "
              + word("userCertFile and userKeyFile", "clientCertificate and clientKey"));
    }
    if (says("fatal alert") || find("SSLHandshakeException") != null) {
      String said = messageOf("SSLHandshakeException");
      return cannot(
          "the TLS handshake failed: " + oneLine(said.startsWith("General Open") ? root() : said));
    }
    return says("empty certificate")
            || says("valid private key")
            || says("valid certificates")
            || says("KeyException")
            || find("KeyException") != null
        ? cannot("the key or the certificate of the user cannot be read: " + oneLine(root()))
        : null;
  }

  private Reason aboutProtocol() {
    if (isTlsRecord()) {
      return cannot(
          "the server wants TLS, and plaintext was asked for. Leave "
              + word("tls=false", "useEncryption=false")
              + " out of the URL");
    }
    if (says("485454502f")) {
      return cannot("what answers is a web server without gRPC: a proxy, or a wrong port");
    }
    if (!tls && isClosedAtOnce()) {
      return cannot(
          "the server closed the connection at once, as one does that wants TLS. Leave "
              + word("tls=false", "useEncryption=false")
              + " out of the URL");
    }
    return isClosedAtOnce()
        ? cannot("the server closed the connection at once: " + oneLine(root()))
        : null;
  }

  private boolean isTlsRecord() {
    for (String record : TLS_RECORDS) {
      if (says("first 5 bytes: " + record)) {
        return true;
      }
    }
    return false;
  }

  private boolean isClosedAtOnce() {
    return says("Connection reset")
        || says("Network closed for unknown reason")
        || says("End of stream or IOException")
        || says("connection closed");
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
    if (says("UNAUTHENTICATED")) {
      return new Reason(
          where + " does not know this user, or the password is wrong.",
          SqlState.WRONG_CREDENTIALS.code());
    }
    if (says("PERMISSION_DENIED")) {
      return noPermission();
    }
    if (says("not licensed")) {
      return null;
    }
    if (says("UNIMPLEMENTED")) {
      return cannot("the server has no Arrow Flight SQL: KurrentDB has it from 26.1 on");
    }
    if (says("DEADLINE_EXCEEDED") || says("deadline exceeded")) {
      return cannot("the server took the connection, and did not answer in time");
    }
    return says("UNAVAILABLE") ? cannot(oneLine(root())) : null;
  }

  private Reason cannot(String why) {
    String end = why.endsWith("?") || why.endsWith(".") ? "" : ".";
    return new Reason(
        "cannot connect to " + where + ": " + why + end, SqlState.CANNOT_CONNECT.code());
  }

  private String word(String own, String drivers) {
    return ours ? own : drivers;
  }

  private Throwable find(String simpleName) {
    Throwable at = error;
    for (int depth = 0; at != null && depth < 20; depth++) {
      for (Class<?> type = at.getClass(); type != null; type = type.getSuperclass()) {
        if (type.getSimpleName().equals(simpleName)) {
          return at;
        }
      }
      at = at.getCause();
    }
    return null;
  }

  private boolean says(String words) {
    return !messageWith(words).isEmpty();
  }

  private String messageWith(String... anyOf) {
    Throwable at = error;
    for (int depth = 0; at != null && depth < 20; depth++) {
      String message = at.getMessage();
      for (String words : anyOf) {
        if (message != null && contains(message, words)) {
          return message;
        }
      }
      at = at.getCause();
    }
    return "";
  }

  private static boolean contains(String message, String words) {
    return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  private String messageOf(String simpleName) {
    Throwable found = find(simpleName);
    return found == null || found.getMessage() == null ? root() : found.getMessage();
  }

  private String root() {
    Throwable at = error;
    for (int depth = 0; at.getCause() != null && depth < 20; depth++) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }

  private static String oneLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
