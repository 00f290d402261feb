package io.kurrentdb.agent;

import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets every class pass that has none of the names we wait for, at the price of one look into a
 * map. Byte Buddy and the patches are loaded behind it, at the first hit: an AgentBuilder in
 * premain would cost every JVM some 200 ms and 1,000 classes, this costs less than 5 ms.
 */
final class NameGate implements ClassFileTransformer {
  private final Instrumentation instrumentation;
  private final Map<String, PatchList[]> waiting = new HashMap<>();

  NameGate(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    for (PatchList patch : PatchList.values()) {
      patch.addNamesTo(waiting);
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (name == null || redefined != null) {
      return null;
    }
    PatchList[] patches = waiting.get(name);
    if (patches == null) {
      return null;
    }
    try {
      return Hit.weave(instrumentation, loader, name, patches, classFile);
    } catch (Throwable failure) {
      Ledger.countError("weaving " + name, failure);
      Log.error(name + " goes on unpatched: " + failure, failure);
      return null;
    }
  }
}
