package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import java.sql.ResultSet;
import java.sql.SQLException;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Puts the agent's accessors into each batch of a result. Without it UBIGINT is negative in most
 * getters, dates move with the JVM's time zone, numbers that do not fit are cut off without a word,
 * TIMESTAMP WITH TIME ZONE, STRUCT, MAP and INTERVAL cannot be read by getObject; a result of
 * DatabaseMetaData that was closed says that it is open, and one that is dropped keeps its memory,
 * for which the connection cannot be closed. Seen in 10.0.0 to 19.0.0. Where it fails values are as
 * the driver reads them.
 */
final class ResultValuesPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("ArrowFlightJdbcAccessorFactory")) {
      weave.advise(
          Unknown.class, method("createAccessor", "ValueVector", "IntSupplier", "WasNullConsumer"));
      return;
    }
    weave.advise(Around.class, method("populateData", "VectorSchemaRoot", "Schema"));
    weave.advise(Closed.class, method("close"));
  }

  static final class Around {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Caller Class<?> caller, @Advice.This Object result, @Advice.Argument(0) Object batch) {
      Bridge.call("result-values", caller, "before", result, batch);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller, @Advice.This Object result, @Advice.Argument(0) Object batch) {
      Bridge.call("result-values", caller, "after", result, batch);
    }
  }

  /** Only of those that belong to no statement: a query's result costs no call of the bridge. */
  static final class Closed {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static boolean enter(@Advice.This Object self) throws SQLException {
      ResultSet result = (ResultSet) self;
      return !result.isClosed() && result.getStatement() == null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.This Object result,
        @Advice.Enter boolean isOfNoStatement) {
      if (isOfNoStatement) {
        Bridge.call("result-values", caller, "closed", result);
      }
    }
  }

  static final class Unknown {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(1) Object row,
        @Advice.Argument(2) Object cursor,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object accessor,
        @Advice.Thrown(readOnly = false) Throwable thrown) {
      if (thrown instanceof UnsupportedOperationException) {
        Object made = Bridge.call("result-values", caller, "unknown", row, cursor);
        if (made != null) {
          accessor = made;
          thrown = null;
        }
      }
    }
  }
}
