package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import java.io.InputStream;
import net.bytebuddy.asm.Advice;

/**
 * All certificates of a trustStore count, not the first alone, and a trustStore is looked at even
 * where useSystemTrustStore has its default; so is GRPC_DEFAULT_SSL_ROOTS_FILE_PATH. Without it
 * only tlsRootCerts and the JDK's CAs work. Seen in 10.0.0 to 19.0.0.
 */
final class TrustPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("ClientAuthenticationUtils")) {
      weave.advise(FromStore.class, method("getCertificateStream", "String", "String"));
      weave.advise(FromSystem.class, method("getCertificateInputStreamFromSystem", "String"));
      return;
    }
    weave.advise(Noted.class, method("withTrustStorePath", "String"));
    weave.advise(Noted.class, method("withTrustStorePassword", "String"));
  }

  static final class Noted {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Caller Class<?> caller, @MethodName String method, @Advice.Argument(0) String value) {
      Bridge.call("trust", caller, method, value);
    }
  }

  static final class FromStore {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static Object enter(
        @Caller Class<?> caller,
        @Advice.Argument(0) String path,
        @Advice.Argument(1) String password) {
      return path == null
          ? null
          : Bridge.call("trust", caller, "getCertificateStream", path, password);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object made,
        @Advice.Return(readOnly = false) InputStream certificates,
        @Advice.Thrown(readOnly = false) Throwable thrown) {
      if (made instanceof Throwable) {
        thrown = (Throwable) made;
      } else if (made != null) {
        certificates = (InputStream) made;
      }
    }
  }

  static final class FromSystem {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Caller Class<?> caller, @Advice.Argument(value = 0, readOnly = false) String password) {
      password = (String) Bridge.call("trust", caller, "systemPassword", password);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller, @Advice.Return(readOnly = false) InputStream certificates) {
      certificates =
          (InputStream)
              Bridge.call("trust", caller, "getCertificateInputStreamFromSystem", certificates);
    }
  }
}
