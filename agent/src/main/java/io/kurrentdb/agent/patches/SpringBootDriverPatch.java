package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Spring Boot knows a driver's class by the URL for the databases in its own list. For any other it
 * takes that of an embedded database, if one is there, and connects nowhere, or ends with "Failed
 * to determine a suitable driver class". Seen in 3.0 to 4.0. Where it cannot be applied,
 * spring.datasource.driver-class-name must be set; where that is set, this does nothing.
 */
final class SpringBootDriverPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.requireField("url");
    weave.requireField("driverClassName");
    weave.advise(DriverClass.class, method("determineDriverClassName"));
  }

  static final class DriverClass {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(
        @Caller Class<?> caller,
        @Advice.FieldValue("url") String url,
        @Advice.FieldValue("driverClassName") String configured) {
      return configured == null && url != null && url.startsWith("jdbc:")
          ? Bridge.call("spring-boot-driver", caller, url)
          : null;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object driver,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
      if (driver != null) {
        returned = driver;
      }
    }
  }
}
