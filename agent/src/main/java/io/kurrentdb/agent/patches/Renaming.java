package io.kurrentdb.agent.patches;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import net.bytebuddy.utility.OpenedClassReader;

/** Turns the bridge that patches are compiled against into the one that java.base gets. */
public final class Renaming {
  private static final Remapper NAMES =
      new SimpleRemapper(
          OpenedClassReader.ASM_API,
          "io/kurrentdb/agent/bridge/Bridge",
          "java/lang/KurrentDbBridge");

  private Renaming() {}

  /** The class file with the bridge's name in java.base. */
  public static byte[] apply(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(to(writer), 0);
    return writer.toByteArray();
  }

  static ClassVisitor to(ClassVisitor next) {
    return new ClassRemapper(next, NAMES);
  }
}
