package io.kurrentdb.agent.patches;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * A method as a patch expects it: its name and the simple names of its parameters' types, which are
 * the same in every name space of the driver.
 */
final class Signature {
  private final String name;
  private final String[] parameters;

  private Signature(String name, String[] parameters) {
    this.name = name;
    this.parameters = parameters;
  }

  static Signature method(String name, String... parameters) {
    return new Signature(name, parameters);
  }

  static Signature constructor(String... parameters) {
    return new Signature(MethodDescription.CONSTRUCTOR_INTERNAL_NAME, parameters);
  }

  /** Every method of this name, whatever it takes. */
  static Signature anyMethod(String name) {
    return new Signature(name, null);
  }

  /** The method's internal name. */
  String name() {
    return name;
  }

  /** Whether a method of this name fits. */
  boolean matches(MethodDescription method) {
    if (method.isBridge()) {
      return false;
    }
    if (parameters == null) {
      return true;
    }
    if (method.getParameters().size() != parameters.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      TypeDescription type = method.getParameters().get(i).getType().asErasure();
      if (!simpleName(type).equals(parameters[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * By the name alone: asking the type for it would read its class file, which may not be there.
   */
  static String simpleName(TypeDescription type) {
    String full = type.getName();
    if (type.isArray()) {
      return simpleName(type.getComponentType()) + "[]";
    }
    return full.substring(Math.max(full.lastIndexOf('.'), full.lastIndexOf('$')) + 1);
  }

  @Override
  public String toString() {
    String shown =
        name.equals(MethodDescription.CONSTRUCTOR_INTERNAL_NAME) ? "constructor" : "method " + name;
    return shown + (parameters == null ? "" : "(" + String.join(", ", parameters) + ")");
  }
}
