package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Asks the shim first. It gets the method's name, the object and the arguments, and gives back null
 * for the method to run as always, an array of one element for the answer, or a Throwable to be
 * thrown.
 */
final class AnswerInstead {
  private AnswerInstead() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
  static Object enter(
      @PatchId String patch,
      @Caller Class<?> caller,
      @MethodName String method,
      @Advice.This Object self,
      @Advice.AllArguments(typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    return Bridge.call(patch, caller, method, self, arguments);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter Object answer,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (answer instanceof Throwable) {
      thrown = (Throwable) answer;
    } else if (answer != null) {
      returned = ((Object[]) answer)[0];
    }
  }
}
