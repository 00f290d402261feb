package io.kurrentdb.agent.patches;

import java.lang.annotation.Annotation;
import net.bytebuddy.asm.Advice.ArgumentHandler;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.ClassConstant;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;

/**
 * What an advice's parameters can be told of where it is woven: constants in the patched code.
 * {@code @Advice.Origin} would tell the same, but makes nine proxies for kinds of constants that
 * nobody here asks for: 20 ms of the first hit.
 */
abstract class Constants<T extends Annotation> implements OffsetMapping.Factory<T>, OffsetMapping {
  private final Class<T> annotation;

  private Constants(Class<T> annotation) {
    this.annotation = annotation;
  }

  abstract StackManipulation constant(TypeDescription type, MethodDescription method);

  @Override
  public Class<T> getAnnotationType() {
    return annotation;
  }

  @Override
  public OffsetMapping make(
      ParameterDescription.InDefinedShape parameter,
      AnnotationDescription.Loadable<T> given,
      AdviceType adviceType) {
    return this;
  }

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      ArgumentHandler arguments,
      Sort sort) {
    return new Target.ForStackManipulation(constant(type, method));
  }

  static final class OfPatch extends Constants<PatchId> {
    private final StackManipulation id;

    OfPatch(String id) {
      super(PatchId.class);
      this.id = new TextConstant(id);
    }

    @Override
    StackManipulation constant(TypeDescription type, MethodDescription method) {
      return id;
    }
  }

  static final class OfCaller extends Constants<Caller> {
    OfCaller() {
      super(Caller.class);
    }

    @Override
    StackManipulation constant(TypeDescription type, MethodDescription method) {
      return ClassConstant.of(type);
    }
  }

  static final class OfMethodName extends Constants<MethodName> {
    OfMethodName() {
      super(MethodName.class);
    }

    @Override
    StackManipulation constant(TypeDescription type, MethodDescription method) {
      return new TextConstant(method.getInternalName());
    }
  }
}
