package io.kurrentdb.it.connect;

import static io.kurrentdb.it.connect.Connecting.fails;
import static io.kurrentdb.it.jvm.Checks.check;

/** Runs in a host's JVM: what is said to a user who may not read, and where there is no licence. */
final class Permissions {
  private static final String LICENCE =
      "Arrow Flight SQL is not licensed. Required entitlement: ARROW_FLIGHT_SQL";

  private Permissions() {}

  /**
   * Of ports on localhost.
   *
   * @param firstRelease a node that takes no login, and says the same at the first query
   */
  static void all(String plain, String firstRelease, String unlicensed) {
    denied("a user who may not read $all is told so", kurrentDb("no-all", plain));
    denied("a user who may not read $all is told so by rc.1", kurrentDb("no-all", firstRelease));
    denied("a user who may not read $all is told so by the driver's URL", drivers("no-all", plain));
    noLicence("a missing licence is told in the server's words", kurrentDb("admin", unlicensed));
    noLicence(
        "a missing licence is told in the server's words by the driver's URL",
        drivers("admin", unlicensed));
  }

  private static void denied(String name, String url) {
    check(name, () -> fails("42501", "the user may not read $all", url));
  }

  private static void noLicence(String name, String url) {
    check(name, () -> fails("55000", LICENCE, url));
  }

  private static String kurrentDb(String user, String port) {
    return "jdbc:kurrentdb://" + user + ":changeit@localhost:" + port + "?tls=false";
  }

  private static String drivers(String user, String port) {
    return "jdbc:arrow-flight-sql://localhost:"
        + port
        + "?useEncryption=false&password=changeit&user="
        + user;
  }
}
