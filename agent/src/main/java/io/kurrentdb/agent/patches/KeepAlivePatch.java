package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.method;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Hands the builder of the driver's channel to the shim, which sets the pings that the URL asks
 * for. Without it a connection that is gone without a word is noticed by no one before the
 * operating system gives it up. In drivers that bring gRPC along it is gRPC's builder, in all
 * versions; in the unshaded one Flight's, from 17 on, as gRPC itself belongs to the application
 * there.
 */
final class KeepAlivePatch implements Patch {
  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("NettyClientBuilder")) {
      weave.advise(Built.class, method("build"));
    } else {
      weave.advise(Built.class, method("forAddress", "SocketAddress"));
    }
  }

  static final class Built {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Caller Class<?> caller, @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object builder) {
      Bridge.call("keep-alive", caller, builder);
    }
  }
}
