package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Without it the threads of gRPC and netty, which all users of a driver in Tomcat's lib share,
 * remember the web application that happened to be served when they were started, and keep it in
 * memory after it was stopped. Seen in 10.0.0 to 18.3.0, on the shaded names only: otherwise both
 * libraries are the application's. Where it fails that stays so.
 */
final class ThreadsPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("GrpcUtil")) {
      weave.advise(FactoryMade.class, method("getThreadFactory", "String", "boolean"));
    } else {
      weave.advise(AnswerInstead.class, method("newThread", "Runnable"));
    }
  }

  static final class FactoryMade {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller,
        @MethodName String method,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object factory) {
      Object ours = Bridge.call("threads", caller, method, factory, null);
      if (ours != null) {
        factory = ours;
      }
    }
  }
}
