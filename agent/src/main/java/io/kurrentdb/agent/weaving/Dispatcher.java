package io.kurrentdb.agent.weaving;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.util.function.Function;

/** The agent's end of the bridge: finds the shim for the loader of the class that calls. */
final class Dispatcher implements Function<Object[], Object> {

  @Override
  public Object apply(Object[] call) {
    String patch = (String) call[0];
    Class<?> caller = (Class<?>) call[1];
    Object[] arguments = (Object[]) call[2];
    if (caller == null) {
      failed(patch, (Throwable) arguments[0]);
      return null;
    }
    return ShimSpace.of(caller).call(patch, arguments);
  }

  private static void failed(String patch, Throwable error) {
    Ledger.countError(patch, error);
    if (Ledger.errors() <= 20) {
      Log.error("patch " + patch + " failed, the host goes on without it: " + error, error);
    }
  }
}
