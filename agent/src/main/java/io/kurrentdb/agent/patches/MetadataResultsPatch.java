package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.anyMethod;
import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Completes DatabaseMetaData. Without it results without rows have no columns, an escaped character
 * in a pattern of columns matches nothing, and getTypeInfo is empty (10.0.0 to 19.0.0); columns
 * have no remarks (15.0.2). Where it fails that stays so.
 */
final class MetadataResultsPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    switch (weave.target()) {
      case "ArrowFlightJdbcFlightStreamResultSet":
        // Before 15.0.0 there is none.
        weave.requireField("flightInfo");
        weave.advise(
            Completed.class,
            method(
                "fromFlightInfo",
                "ArrowFlightConnection",
                "FlightInfo",
                "VectorSchemaRootTransformer"));
        break;
      case "ArrowDatabaseMetadata":
        weave.advise(Pattern.class, method("sqlToRegexLike", "String"));
        weave.advise(Columns.class, anyMethod("setGetColumnsVectorSchemaRootFromFields"));
        break;
      default:
        weave.advise(AnswerInstead.class, method("getTypeInfo"));
    }
  }

  static final class Completed {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(0) Object connection,
        @Advice.Return Object result) {
      Bridge.call("metadata-results", caller, "fromFlightInfo", connection, result);
    }
  }

  static final class Pattern {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(0) Object pattern,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object regex) {
      Object better = Bridge.call("metadata-results", caller, "sqlToRegexLike", pattern);
      if (better != null) {
        regex = better;
      }
    }
  }

  static final class Columns {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @MethodName String method,
        @Advice.This Object metaData,
        @Advice.Argument(0) Object root,
        @Advice.Argument(1) int from,
        @Advice.Argument(2) Object columns,
        @Advice.Return int to) {
      Bridge.call("metadata-results", caller, method, metaData, root, from, columns, to);
    }
  }
}
