package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Calcite's JDBC adapter chooses its dialect by the product's name. For one that it does not know
 * it writes {@code CAST(x AS VARCHAR CHARACTER SET "ISO-8859-1")}, which KurrentDB refuses. Seen in
 * 1.41. Where it cannot be applied, queries with casts to text fail. What Calcite found for another
 * database stands.
 */
final class CalciteDialectPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(Dialect.class, method("create", "DatabaseMetaData"));
  }

  static final class Dialect {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(0) Object metaData,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object dialect) {
      Object better = Bridge.call("calcite-dialect", caller, metaData, dialect);
      if (better != null) {
        dialect = better;
      }
    }
  }
}
