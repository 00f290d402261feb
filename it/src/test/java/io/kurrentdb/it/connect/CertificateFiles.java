package io.kurrentdb.it.connect;

import static io.kurrentdb.it.connect.Connecting.fails;
import static io.kurrentdb.it.jvm.Checks.check;

/** Runs in a host's JVM: files with certificates and keys that are not there, or something else. */
final class CertificateFiles {
  private CertificateFiles() {}

  /**
   * @param node one that speaks TLS
   * @param ca a PEM file with its CA, and no key
   * @param namesake a CA of the same name with another key, as one that was made anew
   */
  static void all(String node, String ca, String namesake) {
    unusable(
        "a CA of the same name with another key is named as the reason",
        "CA that is not trusted here",
        "jdbc:kurrentdb://admin:changeit@" + node + "?tlsCaFile=" + namesake);
    String url = "jdbc:kurrentdb://admin:changeit@" + node + "?tlsCaFile=" + ca + "&";
    refused(
        "a certificate of the user's that is not there is refused",
        "userCertFile: there is no file /no/user.crt",
        url + "userCertFile=/no/user.crt&userKeyFile=/no/user.key");
    refused(
        "a key of the user's that is not there is refused",
        "userKeyFile: there is no file /no/user.key",
        url + "userCertFile=" + ca + "&userKeyFile=/no/user.key");
    unusable(
        "a key file without a key is named as the reason",
        "the key or the certificate of the user cannot be read",
        url + "userCertFile=" + ca + "&userKeyFile=" + ca);
    unusable(
        "a trustStore that is not there is named as the reason by the driver's URL",
        "there is no file /no/trust.p12",
        "jdbc:arrow-flight-sql://"
            + node
            + "?user=admin&password=changeit&trustStore=/no/trust.p12&trustStorePassword=secret"
            + "&useSystemTrustStore=false");
  }

  private static void refused(String name, String reason, String url) {
    check(name, () -> fails("22023", reason, url));
  }

  private static void unusable(String name, String reason, String url) {
    check(name, () -> fails("08001", reason, url));
  }
}
