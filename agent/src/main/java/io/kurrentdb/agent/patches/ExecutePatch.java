package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Goes around every execution. Without it setMaxRows is applied after the server has computed and
 * sent everything, a timeout covers the first row only, and parameters of most types are refused by
 * the server. Seen in 10.0.0 to 19.0.0. Where it fails statements run as the driver runs them.
 */
final class ExecutePatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(
        Around.class, method("prepareAndExecuteInternal", "AvaticaStatement", "String", "long"));
    weave.advise(
        Around.class,
        method(
            "executeQueryInternal",
            "AvaticaStatement",
            "Signature",
            "Frame",
            "QueryState",
            "boolean"));
    weave.advise(Around.class, method("executeBatchUpdateInternal", "AvaticaPreparedStatement"));
    weave.advise(Around.class, method("prepareAndUpdateBatch", "AvaticaStatement", "List"));
    weave.advise(Around.class, method("prepareStatement", "String", "int", "int", "int"));
  }

  static final class Around {
    @Advice.OnMethodEnter(skipOn = Throwable.class, suppress = Throwable.class)
    static Object enter(
        @Caller Class<?> caller,
        @MethodName String method,
        @Advice.This Object connection,
        @Advice.AllArguments Object[] arguments) {
      return Bridge.call("execute", caller, method, connection, arguments);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Enter Object execution,
        @Advice.Thrown(readOnly = false) Throwable thrown) {
      if (execution instanceof Throwable) {
        thrown = (Throwable) execution;
      } else if (execution != null) {
        Bridge.call("execute", caller, "exit", execution, thrown);
      }
    }
  }
}
