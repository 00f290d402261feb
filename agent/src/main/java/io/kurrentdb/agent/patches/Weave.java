package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.bridge.Bridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/**
 * One class being patched: checks that it has what a patch needs, and collects what goes into it.
 */
final class Weave {
  private static final ClassFileLocator AGENT =
      ClassFileLocator.ForClassLoader.of(Weave.class.getClassLoader());

  /** Reads advice from its class file: reflection would make a proxy of every annotation. */
  private static final TypePool ADVICE = TypePool.Default.WithLazyResolution.of(AGENT);

  /** By patch and class: a patch of several classes gives them the same. */
  private static final Map<String, Advice> MADE = new ConcurrentHashMap<>();

  private final String patchId;
  private final Target target;
  private final Rewrite rewrite = new Rewrite();
  private final List<String> missing = new ArrayList<>();

  Weave(String patchId, Target target) {
    this.patchId = patchId;
    this.target = target;
  }

  /** The full name of the class that is patched, with dots. */
  String targetName() {
    return target.name();
  }

  /** Its name without the package; a patch with several targets asks which it is. */
  String target() {
    return target.simpleName();
  }

  /**
   * Puts the advice into every method that the signature fits; the patch does not apply where none
   * does.
   */
  void advise(Class<?> type, Signature signature) {
    boolean found = false;
    for (MethodDescription method : target.find(signature)) {
      if (!method.isAbstract() && !method.isNative()) {
        rewrite.advise(method, adviceOf(type));
        found = true;
      }
    }
    if (!found) {
      missing.add(target() + " has no " + signature);
    }
  }

  private Advice adviceOf(Class<?> type) {
    String key = patchId + ' ' + type.getName();
    Advice made = MADE.get(key);
    if (made == null) {
      made = newAdvice(type);
      MADE.put(key, made);
    }
    return made;
  }

  private Advice newAdvice(Class<?> type) {
    return Advice.withCustomMapping()
        .bind(new Constants.OfPatch(patchId))
        .bind(new Constants.OfCaller())
        .bind(new Constants.OfMethodName())
        .to(ADVICE.describe(type.getName()).resolve(), AGENT)
        .withAssigner(ObjectAssigner.WITH_PRIMITIVES)
        .withExceptionHandler(new CountError(patchId));
  }

  /** Like {@link #advise}, for a method that only some versions of the class have. */
  void adviseIfPresent(Class<?> advice, Signature signature) {
    if (!target.find(signature).isEmpty()) {
      advise(advice, signature);
    }
  }

  /** Takes {@code synchronized} off a method that must not wait for others of its object. */
  void unlock(Signature signature) {
    target.find(signature).forEach(rewrite::unlock);
  }

  /** Adds a method, unless this version of the class has it. */
  void addIfAbsent(Signature signature, Addition addition) {
    if (target.find(signature).isEmpty()) {
      rewrite.add(addition);
    }
  }

  /** Checks that the class has a field that the shim reads. */
  void requireField(String name) {
    if (!target.hasField(name)) {
      missing.add(target() + " has no field " + name);
    }
  }

  Rewrite rewrite() {
    return rewrite;
  }

  /** What the class lacks; empty where the patch can be applied. */
  List<String> missing() {
    return missing;
  }

  /**
   * Where advice suppresses its errors, they are counted and logged: the host must not see them, we
   * must.
   */
  private static final class CountError extends StackManipulation.AbstractBase {
    private static final String BRIDGE = Bridge.NAME.replace('.', '/');
    private static final String FAILED = "(Ljava/lang/Throwable;Ljava/lang/String;)V";

    private final String patchId;

    CountError(String patchId) {
      this.patchId = patchId;
    }

    /** The error is on the stack; nothing is left there. */
    @Override
    public Size apply(MethodVisitor visitor, Implementation.Context context) {
      visitor.visitLdcInsn(patchId);
      visitor.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "failed", FAILED, false);
      return new Size(-1, 1);
    }
  }
}
