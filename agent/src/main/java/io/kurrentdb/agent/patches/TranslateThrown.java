package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/**
 * Shows the shim what a method threw: it gets the method's name, the object (null in a static
 * method) and the exception, and gives back the one to throw, or null for none. Costs nothing where
 * nothing is thrown.
 */
final class TranslateThrown {
  private TranslateThrown() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @PatchId String patch,
      @Caller Class<?> caller,
      @MethodName String method,
      @Advice.This(optional = true) Object self,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (thrown != null) {
      thrown = (Throwable) Bridge.call(patch, caller, method, self, thrown);
    }
  }
}
