package io.kurrentdb.it.connect;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Runs in a host's JVM: connects to a cluster whose ports are leader, follower and replica. */
final class Choosing {
  private Choosing() {}

  public static void main(String[] ports) throws Exception {
    String seeds =
        "jdbc:kurrentdb://admin:changeit@localhost:" + ports[1] + ",localhost:" + ports[2];
    String seed = "jdbc:kurrentdb+discover://admin:changeit@localhost:" + ports[2];
    connects("the leader is chosen where nothing is said", seeds + "?tls=false", ports[0]);
    connects("the leader is found from one seed", seed + "?tls=false", ports[0]);
    connects("a follower is chosen", seeds + "?tls=false&nodePreference=follower", ports[1]);
    connects("a replica is chosen", seed + "?tls=false&nodePreference=readOnlyReplica", ports[2]);
    check(
        "random connections spread over the nodes",
        () -> {
          String first = url(seed + "?tls=false&nodePreference=random");
          for (int i = 0; i < 40; i++) {
            if (!url(seed + "?tls=false&nodePreference=random").equals(first)) {
              return;
            }
          }
          throw new AssertionError("40 times " + first);
        });
    Checks.end();
  }

  private static void connects(String name, String url, String port) {
    check(name, () -> yes(url(url).contains(":" + port + "/"), url(url)));
  }

  private static String url(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.getMetaData().getURL();
    }
  }
}
