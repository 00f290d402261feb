package io.kurrentdb.agent.bridge;

import java.util.function.Function;

/**
 * The way from a patched class to the agent. Patched classes live in every kind of loader, and some
 * see nothing but {@code java.*}, so this class is defined in java.base. The build renames it, and
 * whatever refers to it, to {@code java.lang.KurrentDbBridge}. Therefore: java.lang and java.util
 * types only, and no other class of ours.
 */
public final class Bridge {
  /** This class's name; the build renames it here, too. */
  public static final String NAME = "io.kurrentdb.agent.bridge.Bridge";

  /** Where the build puts its class file. */
  public static final String RESOURCE = "/io/kurrentdb/agent/bridge/bridge.classdata";

  /** The agent's side; set once, before the first class is patched. */
  public static volatile Function<Object[], Object> agent;

  private Bridge() {}

  /**
   * Calls the shim of a patch.
   *
   * @param patch the patch's id
   * @param caller the patched class: its loader decides which shim it is
   * @param arguments what the shim takes
   * @return what the shim returns
   */
  public static Object call(String patch, Class<?> caller, Object... arguments) {
    return agent.apply(new Object[] {patch, caller, arguments});
  }

  /** Counts an error inside the agent; the host goes on as without the patch. */
  public static void failed(Throwable error, String patch) {
    Function<Object[], Object> to = agent;
    if (to != null) {
      to.apply(new Object[] {patch, null, new Object[] {error}});
    }
  }
}
