package io.kurrentdb.agent.weaving;

import io.kurrentdb.agent.PatchList;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The shims of one class loader and name space: an application's loader has a host's classes beside
 * those of a driver that renames its libraries. A patched class holds its space, the space its
 * shims and they the loader, so all of them go away with the web application that brought the
 * driver.
 */
final class ShimSpace {
  private static final Map<ClassLoader, Map<NameSpace, WeakReference<ShimSpace>>> SPACES =
      new WeakHashMap<>();

  private static final ClassValue<ShimSpace> BY_CALLER =
      new ClassValue<>() {
        @Override
        protected ShimSpace computeValue(Class<?> caller) {
          return shared(caller);
        }
      };

  private final ShimLoader loader;
  private final ClassLoader patched;
  private final Map<String, Function<Object[], Object>> created = new HashMap<>();
  private final Map<String, Function<Object[], Object>> verified = new ConcurrentHashMap<>();

  private ShimSpace(NameSpace names, ClassLoader patched) {
    this.loader = new ShimLoader(names, patched);
    this.patched = patched;
  }

  static ShimSpace of(Class<?> caller) {
    return BY_CALLER.get(caller);
  }

  private static ShimSpace shared(Class<?> caller) {
    ClassLoader patched = caller.getClassLoader();
    NameSpace names = NameSpace.of(caller.getName().replace('.', '/'), patched);
    synchronized (SPACES) {
      Map<NameSpace, WeakReference<ShimSpace>> ofLoader =
          SPACES.computeIfAbsent(patched, any -> new EnumMap<>(NameSpace.class));
      WeakReference<ShimSpace> known = ofLoader.get(names);
      ShimSpace space = known == null ? null : known.get();
      if (space == null) {
        space = new ShimSpace(names, patched);
        ofLoader.put(names, new WeakReference<>(space));
      }
      return space;
    }
  }

  Object call(String patch, Object[] arguments) {
    Function<Object[], Object> shim = verified.get(patch);
    if (shim != null) {
      return shim.apply(arguments);
    }
    PatchList listed = listed(patch);
    shim = created(listed);
    Object result = shim.apply(arguments);
    // Only now: verified means that the patched path was run to its end; that of a host, that the
    // host had to do with KurrentDB, since it may serve other databases all its life.
    if ((listed.isForDriver() || result != null) && verified.put(patch, shim) == null) {
      Ledgers.verified(patched, listed);
    }
    return result;
  }

  /** One for all threads: two pools that connect at once would print two summaries. */
  private synchronized Function<Object[], Object> created(PatchList patch) {
    Function<Object[], Object> shim = created.get(patch.id());
    if (shim == null) {
      shim = loader.newShim(patch.shim(), Ledgers.of(patched, patch));
      created.put(patch.id(), shim);
    }
    return shim;
  }

  private static PatchList listed(String patch) {
    for (PatchList each : PatchList.values()) {
      if (each.id().equals(patch)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no patch is called " + patch);
  }
}
