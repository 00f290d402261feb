package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Hibernate finds its dialect by the product's name, and does not start without one ("Unable to
 * determine Dialect"). Seen in 7.0 and 7.1. Where it cannot be applied, hibernate.dialect must be
 * set. Another database in the same application never gets as far as the shim's answer.
 */
final class HibernateDialectPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(Dialect.class, method("resolveDialect", "DialectResolutionInfo"));
  }

  static final class Dialect {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(
        @Caller Class<?> caller,
        @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object info) {
      return Bridge.call("hibernate-dialect", caller, info);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object dialect,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
      if (dialect != null) {
        returned = dialect;
      }
    }
  }
}
