package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.connect.KnownServers;
import io.kurrentdb.shims.core.AgentBean;
import io.kurrentdb.shims.core.Counter;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.Summary;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaConnection;

/**
 * Runs when a connection was made: the self check and the summary at the first one to KurrentDB,
 * and strict mode at each.
 */
public final class ConnectShim implements Function<Object[], Object> {
  private static final String ID = "connect";

  private final Ledger ledger;
  private final AtomicBoolean summarised = new AtomicBoolean();
  private final AtomicBoolean passedBy = new AtomicBoolean();

  public ConnectShim(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param arguments the connection and its URL
   * @return null, or the exception that connecting is to end with
   */
  @Override
  public Object apply(Object[] arguments) {
    ledger.verified(ID);
    AvaticaConnection connection = (AvaticaConnection) arguments[0];
    String url = (String) arguments[1];
    if (!ledger.isInPlace("flight-channel")) {
      return idle(connection);
    }
    if (!Connections.recognise(connection)) {
      passBy(connection, url);
      return null;
    }
    KnownServers.note(url, true);
    Counter.CONNECTIONS.add();
    AgentBean.register();
    if (summarised.compareAndSet(false, true)) {
      summarise(connection);
    }
    return Setting.STRICT.isOn() ? refusal(Summary.missing(ledger)) : null;
  }

  /** Without the channel no server is known for KurrentDB, and no patch has anything to do. */
  private SQLException idle(AvaticaConnection connection) {
    if (summarised.compareAndSet(false, true)) {
      Summary.logIdle(ledger, DriverName.of(connection));
      Log.warn(
          "no server is taken for KurrentDB without flight-channel:"
              + " the driver works as it does without the agent.");
    }
    return Setting.STRICT.isOn() ? refusal(Summary.unfit(ledger)) : null;
  }

  private void passBy(AvaticaConnection connection, String url) {
    if (!Connections.isOther(connection)) {
      return;
    }
    KnownServers.note(url, false);
    if (passedBy.compareAndSet(false, true)) {
      Log.info(
          Connections.authority(connection)
              + " is no KurrentDB: the driver talks to it as it does without the agent.");
    }
  }

  private void summarise(AvaticaConnection connection) {
    try {
      SelfCheck.run(connection, ledger);
      Summary.log(ledger, DriverName.of(connection));
    } catch (SQLException e) {
      // Not a matter of patches; the next connection may have a licence, or another user.
      summarised.set(false);
      Log.warn(
          "the patches could not be checked, since the server refuses a query: " + e.getMessage());
    }
  }

  private static SQLException refusal(List<Ledger.Entry> missing) {
    return missing.isEmpty()
        ? null
        : new SQLException(
            "kurrentdb: "
                + Summary.headline(missing)
                + "; "
                + Setting.STRICT.variable()
                + " is set, so no connection is made. The log says why.",
            "08001");
  }
}
