package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.lang.instrument.Instrumentation;
import java.util.Map;

/**
 * After an attach to a running JVM, or beside a faster agent: says which classes were loaded too
 * early to be patched.
 */
final class LateClasses {
  /** A line for each, where the command line that attached can read it. */
  private static final String PROPERTY = "kurrentdb.agent.late";

  private LateClasses() {}

  static void report(Instrumentation instrumentation, Map<String, PatchList[]> waiting) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName().replace('.', '/');
      PatchList[] patches = waiting.get(NameSpace.byPrefix(name).plainNameOf(name));
      if (patches != null && !PatchList.isApplications(name)) {
        report(loaded, patches);
      }
    }
  }

  private static void report(Class<?> loaded, PatchList[] patches) {
    for (PatchList patch : patches) {
      String reason = loaded.getName() + " was loaded before the agent was attached";
      String before = System.getProperty(PROPERTY);
      String line = patch.what() + " (" + loaded.getName() + ")";
      System.setProperty(PROPERTY, before == null ? line : before + "\n" + line);
      Hit.record(Ledgers.of(loaded.getClassLoader(), patch), patch, Ledger.State.LATE, reason);
      Log.error(
          "NOT installed: "
              + patch.what()
              + ": "
              + reason
              + ". Start the JVM with -javaagent:kurrentdb-agent.jar instead.");
    }
  }
}
