package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.Summary;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Runs when a connection was made: the summary at the first one, and strict mode at each. */
public final class ConnectShim implements Function<Object[], Object> {
  private static final String ID = "connect";

  private final Ledger ledger;
  private final AtomicBoolean summarised = new AtomicBoolean();

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
    if (summarised.compareAndSet(false, true)) {
      Summary.log(ledger);
    }
    return Setting.STRICT.isOn() ? refusal() : null;
  }

  private SQLException refusal() {
    List<Ledger.Entry> missing = Summary.missing(ledger);
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
