package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Ledger;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The shims of one class loader. A patched class holds its space, the space its shims and they the
 * loader, so all of them go away with the web application that brought the driver.
 */
final class ShimSpace {
  private static final Map<ClassLoader, WeakReference<ShimSpace>> SPACES = new WeakHashMap<>();

  private static final ClassValue<ShimSpace> BY_CALLER =
      new ClassValue<>() {
        @Override
        protected ShimSpace computeValue(Class<?> caller) {
          return shared(caller);
        }
      };

  private final ShimLoader loader;
  private final Ledger ledger;
  private final Map<String, Function<Object[], Object>> created = new HashMap<>();
  private final Map<String, Function<Object[], Object>> verified = new ConcurrentHashMap<>();

  private ShimSpace(ShimLoader loader, Ledger ledger) {
    this.loader = loader;
    this.ledger = ledger;
  }

  static ShimSpace of(Class<?> caller) {
    return BY_CALLER.get(caller);
  }

  private static ShimSpace shared(Class<?> caller) {
    ClassLoader driver = caller.getClassLoader();
    synchronized (SPACES) {
      WeakReference<ShimSpace> known = SPACES.get(driver);
      ShimSpace space = known == null ? null : known.get();
      if (space == null) {
        NameSpace names = NameSpace.of(caller.getName().replace('.', '/'), driver);
        space = new ShimSpace(new ShimLoader(names, driver), Ledgers.of(driver));
        SPACES.put(driver, new WeakReference<>(space));
      }
      return space;
    }
  }

  Object call(String patch, Object[] arguments) {
    Function<Object[], Object> shim = verified.get(patch);
    if (shim != null) {
      return shim.apply(arguments);
    }
    shim = created(patch);
    Object result = shim.apply(arguments);
    // Only now: verified means that the patched path was run to its end.
    verified.put(patch, shim);
    ledger.verified(patch);
    return result;
  }

  /** One for all threads: two pools that connect at once would print two summaries. */
  private synchronized Function<Object[], Object> created(String patch) {
    Function<Object[], Object> shim = created.get(patch);
    if (shim == null) {
      shim = create(patch);
      created.put(patch, shim);
    }
    return shim;
  }

  private Function<Object[], Object> create(String patch) {
    for (PatchList each : PatchList.values()) {
      if (each.id().equals(patch)) {
        return loader.newShim(each.shim(), ledger);
      }
    }
    throw new IllegalArgumentException("no patch is called " + patch);
  }
}
