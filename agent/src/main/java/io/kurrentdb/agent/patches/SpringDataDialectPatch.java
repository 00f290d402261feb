package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import java.sql.Connection;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Spring Data JDBC chooses its dialect by the product's name, and an application with a repository
 * does not start where it has none (NoDialectException). Seen in 3.0 to 4.0; the class moved in
 * 3.5, the one in the old place is empty since then. Where it cannot be applied, the application
 * needs a dialect of its own in META-INF/spring.factories, or a bean of type JdbcDialect.
 */
final class SpringDataDialectPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.targetName().contains(".repository.config.")) {
      weave.adviseIfPresent(Dialect.class, method("getDialect", "Connection"));
    } else {
      weave.advise(Dialect.class, method("getDialect", "Connection"));
    }
  }

  static final class Dialect {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(@Caller Class<?> caller, @Advice.Argument(0) Connection connection) {
      return Bridge.call("spring-data-dialect", caller, connection);
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
