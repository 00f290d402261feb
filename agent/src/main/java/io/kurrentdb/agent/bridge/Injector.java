package io.kurrentdb.agent.bridge;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.function.BiFunction;

/**
 * The only code with access to the JDK's inside. It is defined a second time, in a loader of its
 * own, so that what the agent opens is open to this class alone and not to the application.
 */
public final class Injector implements BiFunction<String, Object, Object> {

  /**
   * @param task {@code bridge} with the class file to define in java.lang, {@code native} with the
   *     module that may call native code, or {@code unsafe} with null
   * @return the bridge's class, or whether the task could be done
   */
  @Override
  public Object apply(String task, Object argument) {
    try {
      switch (task) {
        case "bridge":
          return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
              .defineClass((byte[]) argument);
        case "native":
          return allowNative((Module) argument);
        default:
          return quietUnsafe();
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notThere) {
      return notThere;
    }
  }

  /**
   * What {@code --enable-native-access} does: netty loads its transport and its TLS with
   * System.load. The JDK has one flag for all unnamed modules, and sets it itself after its first
   * warning; where the operator forbids such access, it stays forbidden.
   */
  private static Object allowNative(Module module) throws ReflectiveOperationException {
    Object mode =
        accessible("jdk.internal.module.ModuleBootstrap", "illegalNativeAccess").invoke(null);
    if (!mode.toString().equals("WARN")) {
      return "--illegal-native-access is " + mode;
    }
    if (module.isNamed()) {
      accessible("java.lang.Module", "implAddEnableNativeAccess").invoke(module);
    } else {
      accessible("java.lang.Module", "implAddEnableNativeAccessToAllUnnamed").invoke(null);
    }
    return true;
  }

  private static Method accessible(String type, String name) throws ReflectiveOperationException {
    Method method = Class.forName(type).getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }

  /**
   * Arrow's memory is Unsafe's; from JDK 24 the first use prints four lines that no user can act
   * upon.
   */
  private static Object quietUnsafe() throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    for (Field field : unsafe.getDeclaredFields()) {
      if (field.getType() == boolean.class
          && field.getName().equalsIgnoreCase("memoryAccessWarned")) {
        field.setAccessible(true);
        field.setBoolean(null, true);
        return true;
      }
    }
    return false;
  }
}
