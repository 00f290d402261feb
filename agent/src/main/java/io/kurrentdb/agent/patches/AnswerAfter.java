package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Shows the shim what a method returned: it gets the method's name, the object and the value, and
 * gives back the value to return in its place. Where the method threw, nothing happens.
 */
final class AnswerAfter {
  private AnswerAfter() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @PatchId String patch,
      @Caller Class<?> caller,
      @MethodName String method,
      @Advice.This Object self,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
    returned = Bridge.call(patch, caller, method, self, returned);
  }
}
