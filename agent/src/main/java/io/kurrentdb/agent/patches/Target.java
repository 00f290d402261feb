package io.kurrentdb.agent.patches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** The class that is patched, its methods by name: every patch asks for several. */
final class Target {
  private final TypeDescription type;
  private final Map<String, List<MethodDescription.InDefinedShape>> methods = new HashMap<>();

  Target(TypeDescription type) {
    this.type = type;
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      methods.computeIfAbsent(method.getInternalName(), any -> new ArrayList<>()).add(method);
    }
  }

  /** With dots. */
  String name() {
    return type.getName();
  }

  /** Without the package. */
  String simpleName() {
    return Signature.simpleName(type);
  }

  /** The methods that the signature fits; empty where none does. */
  List<MethodDescription.InDefinedShape> find(Signature signature) {
    List<MethodDescription.InDefinedShape> found = new ArrayList<>();
    for (MethodDescription.InDefinedShape method :
        methods.getOrDefault(signature.name(), List.of())) {
      if (signature.matches(method)) {
        found.add(method);
      }
    }
    return found;
  }

  boolean hasField(String name) {
    return !type.getDeclaredFields().filter(field -> field.getName().equals(name)).isEmpty();
  }
}
