package io.kurrentdb.agent.patches;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.ClassVisitor;

/** A method that a class does not have and its users may call. */
interface Addition {
  void writeTo(ClassVisitor visitor, TypeDescription type);
}
