package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Makes the driver take KurrentDB's own connection strings, say in words why a connection could not
 * be made, and list its properties with descriptions. Without it {@code jdbc:kurrentdb://} has no
 * driver, and errors are "UNAVAILABLE: io exception". Seen in 10.0.0 to 19.0.0.
 */
final class UrlPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("UnregisteredDriver")) {
      weave.advise(PropertyInfo.class, method("getPropertyInfo", "String", "Properties"));
      return;
    }
    weave.advise(Accepts.class, method("acceptsURL", "String"));
    weave.advise(Connect.class, method("connect", "String", "Properties"));
  }

  static final class Accepts {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(0) String url,
        @Advice.Return(readOnly = false) boolean accepted) {
      if (!accepted) {
        accepted = (Boolean) Bridge.call("url", caller, "acceptsURL", url);
      }
    }
  }

  static final class Connect {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(
        @Caller Class<?> caller,
        @Advice.This Object driver,
        @Advice.Argument(0) String url,
        @Advice.Argument(1) Properties info) {
      return url == null ? null : Bridge.call("url", caller, "connect", driver, url, info);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Enter Object made,
        @Advice.Argument(0) String url,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object connection,
        @Advice.Thrown(readOnly = false) Throwable thrown) {
      if (made instanceof Throwable) {
        thrown = (Throwable) made;
      } else if (made != null) {
        connection = made;
      } else if (thrown != null) {
        thrown = (Throwable) Bridge.call("url", caller, "failed", url, thrown);
      }
    }
  }

  static final class PropertyInfo {
    /** JDBC allows null, Avatica does not. */
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 1, readOnly = false) Properties info) {
      info = info == null ? new Properties() : info;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.This Object driver,
        @Advice.Argument(0) String url,
        @Advice.Argument(1) Properties info,
        @Advice.Return(readOnly = false) DriverPropertyInfo[] properties) {
      properties =
          (DriverPropertyInfo[])
              Bridge.call("url", caller, "getPropertyInfo", driver, url, info, properties);
    }
  }
}
