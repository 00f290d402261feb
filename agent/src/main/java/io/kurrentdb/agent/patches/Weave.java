package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.bridge.Bridge;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.ModifierAdjustment;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.SynchronizationState;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * One class being patched: checks that it has what a patch needs, and collects what goes into it.
 */
final class Weave {
  private static final ClassFileLocator AGENT =
      ClassFileLocator.ForClassLoader.of(Weave.class.getClassLoader());

  /** Reads advice from its class file: reflection would make a proxy of every annotation. */
  private static final TypePool ADVICE = TypePool.Default.WithLazyResolution.of(AGENT);

  private static final MethodDescription FAILED = failedMethod();

  private final String patchId;
  private final TypeDescription type;
  private final List<AsmVisitorWrapper> visitors = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  Weave(String patchId, TypeDescription type) {
    this.patchId = patchId;
    this.type = type;
  }

  /** The class that is patched; a patch with several targets asks which it is. */
  TypeDescription type() {
    return type;
  }

  /**
   * Puts the advice into every method that the signature fits; the patch does not apply where none
   * does.
   */
  void advise(Class<?> advice, Signature signature) {
    List<MethodDescription.InDefinedShape> found = new ArrayList<>();
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (signature.matches(method) && !method.isAbstract() && !method.isNative()) {
        found.add(method);
      }
    }
    if (found.isEmpty()) {
      missing.add(type.getSimpleName() + " has no " + signature);
      return;
    }
    ElementMatcher<MethodDescription> matcher = method -> found.contains(method.asDefined());
    visitors.add(
        Advice.withCustomMapping()
            .bind(PatchId.class, patchId)
            .to(ADVICE.describe(advice.getName()).resolve(), AGENT)
            .withExceptionHandler(new CountError(patchId))
            .on(matcher));
  }

  /** Like {@link #advise}, for a method that only some versions of the class have. */
  void adviseIfPresent(Class<?> advice, Signature signature) {
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (signature.matches(method)) {
        advise(advice, signature);
        return;
      }
    }
  }

  /** Takes {@code synchronized} off a method that must not wait for others of its object. */
  void unlock(Signature signature) {
    visitors.add(
        new ModifierAdjustment()
            .withMethodModifiers(
                method -> signature.matches((MethodDescription.InDefinedShape) method.asDefined()),
                SynchronizationState.PLAIN));
  }

  /** Checks that the class has a field that the shim reads. */
  void requireField(String name) {
    if (type.getDeclaredFields().filter(field -> field.getName().equals(name)).isEmpty()) {
      missing.add(type.getSimpleName() + " has no field " + name);
    }
  }

  List<AsmVisitorWrapper> visitors() {
    return visitors;
  }

  /** What the class lacks; empty where the patch can be applied. */
  List<String> missing() {
    return missing;
  }

  private static MethodDescription failedMethod() {
    try {
      return new MethodDescription.ForLoadedMethod(
          Bridge.class.getMethod("failed", Throwable.class, String.class));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Where advice suppresses its errors, they are counted and logged: the host must not see them, we
   * must.
   */
  private static final class CountError implements Advice.ExceptionHandler {
    private final String patchId;

    CountError(String patchId) {
      this.patchId = patchId;
    }

    @Override
    public StackManipulation resolve(
        MethodDescription instrumentedMethod, TypeDescription instrumentedType) {
      return new StackManipulation.Compound(
          new TextConstant(patchId), MethodInvocation.invoke(FAILED));
    }
  }
}
