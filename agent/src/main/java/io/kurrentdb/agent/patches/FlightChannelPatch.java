package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.constructor;

import io.kurrentdb.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * The main seam: the channel that every version of the driver hands to FlightClient is wrapped, so
 * that KurrentDB looks like a complete Flight SQL server from there on. Without it nothing of the
 * agent works. Seen in 10.0.0 to 19.0.0. Where it fails the driver talks to the server as it always
 * did.
 */
final class FlightChannelPatch implements Patch {
  @Override
  public void weave(Weave weave) {
    weave.advise(WrapChannel.class, constructor("BufferAllocator", "ManagedChannel", "List"));
  }

  static final class WrapChannel {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Caller Class<?> caller,
        @Advice.Argument(value = 1, readOnly = false, typing = Assigner.Typing.DYNAMIC)
            Object channel) {
      channel = Bridge.call("flight-channel", caller, channel);
    }
  }
}
