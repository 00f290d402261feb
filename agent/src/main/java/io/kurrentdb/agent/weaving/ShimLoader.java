package io.kurrentdb.agent.weaving;

import io.kurrentdb.shims.core.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;

/**
 * Loads the shims that touch classes of the driver or of a host. Three sources, in this order:
 * shims from the agent's jar, in the form made for the driver's name space; everything else of ours
 * from the agent; all other names from the loader of the class that was patched.
 */
final class ShimLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String OURS = "io.kurrentdb.";
  private static final String SHIMS = "io.kurrentdb.shims.";

  private final NameSpace space;
  private final ClassLoader host;

  ShimLoader(NameSpace space, ClassLoader host) {
    super(null);
    this.space = space;
    this.host = host;
  }

  /** Makes a shim by its no-argument constructor, or by one that takes the ledger. */
  @SuppressWarnings("unchecked")
  Function<Object[], Object> newShim(String shim, Ledger ledger) {
    try {
      Class<?> type = loadClass(SHIMS + shim);
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 1) {
          return (Function<Object[], Object>) constructor.newInstance(ledger);
        }
      }
      return (Function<Object[], Object>) type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "shim " + shim + " failed at its start: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("shim " + shim + " cannot be loaded: " + e, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return Class.forName(name, false, host);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineOrDelegate(name);
    }
  }

  private Class<?> defineOrDelegate(String name) throws ClassNotFoundException {
    ClassLoader agent = ShimLoader.class.getClassLoader();
    String resource = "shims/" + folder(name) + "/" + name.replace('.', '/') + ".classdata";
    try (InputStream in = agent.getResourceAsStream(resource)) {
      if (in == null) {
        return Class.forName(name, false, agent);
      }
      byte[] classFile = in.readAllBytes();
      return defineClass(
          name, classFile, 0, classFile.length, ShimLoader.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private String folder(String name) {
    return name.startsWith("io.kurrentdb.shims.host.") ? NameSpace.PLAIN.folder() : space.folder();
  }
}
