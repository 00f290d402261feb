package io.kurrentdb.agent.patches;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.assign.primitive.PrimitiveTypeAwareAssigner;
import net.bytebuddy.implementation.bytecode.assign.primitive.VoidAwareAssigner;
import net.bytebuddy.implementation.bytecode.assign.reference.ReferenceTypeAwareAssigner;

/**
 * Takes anything for an Object, and casts an Object to anything, without a look at the class: Byte
 * Buddy's own assigner reads its class file first, be it java.lang.String's. That is 10 ms of the
 * first hit. What does not concern Object is left to it.
 */
final class ObjectAssigner implements Assigner {
  /** With primitive types, which are boxed and unboxed. */
  static final Assigner WITH_PRIMITIVES =
      new VoidAwareAssigner(new PrimitiveTypeAwareAssigner(new ObjectAssigner()));

  private ObjectAssigner() {}

  @Override
  public StackManipulation assign(
      TypeDescription.Generic source, TypeDescription.Generic target, Typing typing) {
    if (!source.isPrimitive() && !target.isPrimitive()) {
      if (target.represents(Object.class)) {
        return StackManipulation.Trivial.INSTANCE;
      }
      if (source.represents(Object.class) && typing.isDynamic()) {
        return TypeCasting.to(target);
      }
    }
    return ReferenceTypeAwareAssigner.INSTANCE.assign(source, target, typing);
  }
}
