package io.kurrentdb.agent.patches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What is to become of a class's methods. Those that no patch names are copied as they are, without
 * being looked into: that is most of them, and most of what weaving would cost.
 */
final class Rewrite {
  private final Map<String, List<Advised>> advised = new HashMap<>();
  private final Set<String> unlocked = new HashSet<>();
  private final List<Addition> additions = new ArrayList<>(0);

  void advise(MethodDescription method, Advice advice) {
    advised.computeIfAbsent(key(method), any -> new ArrayList<>()).add(new Advised(method, advice));
  }

  void unlock(MethodDescription method) {
    unlocked.add(key(method));
  }

  void add(Addition addition) {
    additions.add(addition);
  }

  void add(Rewrite other) {
    other.advised.forEach(
        (key, more) -> advised.computeIfAbsent(key, any -> new ArrayList<>()).addAll(more));
    unlocked.addAll(other.unlocked);
    additions.addAll(other.additions);
  }

  boolean isEmpty() {
    return advised.isEmpty() && unlocked.isEmpty() && additions.isEmpty();
  }

  ClassVisitor to(
      ClassVisitor next, TypeDescription type, Implementation.Context context, TypePool pool) {
    return new ClassVisitor(OpenedClassReader.ASM_API, next) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String descriptor, String signature, String[] exceptions) {
        String key = name + descriptor;
        int kept = unlocked.contains(key) ? access & ~Opcodes.ACC_SYNCHRONIZED : access;
        MethodVisitor visitor = super.visitMethod(kept, name, descriptor, signature, exceptions);
        for (Advised one : advised.getOrDefault(key, List.of())) {
          visitor = one.advice.wrap(type, one.method, visitor, context, pool, 0, 0);
        }
        return visitor;
      }

      @Override
      public void visitEnd() {
        for (Addition addition : additions) {
          addition.writeTo(cv, type);
        }
        super.visitEnd();
      }
    };
  }

  private static String key(MethodDescription method) {
    return method.getInternalName() + method.getDescriptor();
  }

  private static final class Advised {
    final MethodDescription method;
    final Advice advice;

    Advised(MethodDescription method, Advice advice) {
      this.method = method;
      this.advice = advice;
    }
  }
}
