package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Spark chooses a dialect by the URL, and has none for this driver: reading works, but nothing
 * except plain filters is left to the server. JDBCRDD keeps the dialect it was planned with and
 * takes it to the executors, which cannot load a class of ours by its name: there it gets a new
 * one. Seen in 3.5 to 4.2. Where it cannot be applied, everything is computed in Spark; a dialect
 * that an application has registered itself goes first in any case.
 */
final class SparkDialectPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("JDBCRDD")) {
      weave.requireField("options");
      weave.advise(OfScan.class, method("dialect"));
    } else {
      weave.advise(OfUrl.class, method("get", "String"));
    }
  }

  static final class OfUrl {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(0) String url,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
      Object dialect = Bridge.call("spark-dialect", caller, url, returned);
      if (dialect != null) {
        returned = dialect;
      }
    }
  }

  static final class OfScan {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.FieldValue(value = "options", typing = Assigner.Typing.DYNAMIC) Object options,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
      Object dialect = Bridge.call("spark-dialect", caller, options, returned);
      if (dialect != null) {
        returned = dialect;
      }
    }
  }
}
