package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * The first connection is the moment at which everything is known: the summary is printed there,
 * and strict mode refuses it where a patch is missing. Where this one fails, nothing but the
 * summary is.
 */
final class ConnectPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(Connected.class, method("connect", "String", "Properties"));
  }

  static final class Connected {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @Advice.Argument(0) String url,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object connection,
        @Advice.Thrown(readOnly = false) Throwable thrown) {
      if (thrown == null && connection != null) {
        Object refusal = Bridge.call("connect", caller, connection, url);
        if (refusal != null) {
          thrown = (Throwable) refusal;
        }
      }
    }
  }
}
