package io.kurrentdb.it.connect;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Runs in a host's JVM: connects to a cluster whose ports are leader, follower, replica and a slow
 * node.
 */
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
    String slow = "jdbc:kurrentdb://localhost:" + ports[3] + "?tls=false&defaultDeadline=";
    connects("a slow node may take the time of the default deadline", slow + "60000", ports[3]);
    check(
        "a slow node must not take longer than the default deadline",
        () -> {
          SQLException late = thrown(slow + "100");
          yes(late.getMessage().contains("did not answer in time"), late);
        });
    Checks.end();
  }

  private static SQLException thrown(String url) {
    try {
      url(url);
    } catch (SQLException expected) {
      return expected;
    }
    throw new AssertionError("it connected");
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
