package io.kurrentdb.agent.cli;

import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.SqlState;
import java.sql.SQLException;

/** What to do where the doctor cannot connect, as far as the error itself does not say it. */
final class Cures {
  static final String DRIVER =
      "--driver names the jar of the Arrow Flight SQL JDBC driver, flight-sql-jdbc-driver-18.3.0.jar"
          + " for instance.";

  static final String SERVER =
      "look at host and port. If KurrentDB is there, a proxy in between keeps gRPC calls of"
          + " event_store.client.server_features.ServerFeatures away from it.";

  static final String PATCHES =
      "the agent's lines on standard error say why; so does"
          + " java -jar kurrentdb-agent.jar check <driver.jar>.";

  private Cures() {}

  /** Empty where the message has the cure in it. */
  static String toConnect(Throwable error) {
    String state = error instanceof SQLException ? ((SQLException) error).getSQLState() : null;
    String message = String.valueOf(error.getMessage());
    if (message.startsWith("No suitable driver")) {
      return "the URL begins with jdbc:kurrentdb:// or jdbc:arrow-flight-sql://.";
    }
    if (SqlState.WRONG_CREDENTIALS.code().equals(state)) {
      return "give a user that the node knows, in the URL or by "
          + Setting.USERNAME.variable()
          + " and "
          + Setting.PASSWORD.variable()
          + ".";
    }
    if (SqlState.NO_PERMISSION.code().equals(state)) {
      return "give the user read permission in the access control list of $all.";
    }
    if (SqlState.NOT_LICENSED.code().equals(state)) {
      return "install a licence with that entitlement on the node.";
    }
    return SqlState.BAD_CONNECTION_STRING.code().equals(state)
        ? "docs/settings.md lists the words of a URL."
        : "";
  }
}
