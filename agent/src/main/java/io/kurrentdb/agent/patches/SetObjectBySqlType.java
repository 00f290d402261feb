package io.kurrentdb.agent.patches;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The setters of JDBC 4.2, {@code setObject(int, Object, SQLType)} and the one with a length, which
 * hand on to those that take the type's number.
 */
final class SetObjectBySqlType implements Addition {
  private static final String SQL_TYPE = "Ljava/sql/SQLType;";
  private static final String GIVEN = "(ILjava/lang/Object;";

  /** Stands for a SQLType that is null; ParameterValue refuses it with the parameter's number. */
  private static final int NO_TYPE = Integer.MIN_VALUE;

  private final boolean scaled;

  private SetObjectBySqlType(boolean scaled) {
    this.scaled = scaled;
  }

  static Addition plain() {
    return new SetObjectBySqlType(false);
  }

  static Addition scaled() {
    return new SetObjectBySqlType(true);
  }

  @Override
  public void writeTo(ClassVisitor visitor, TypeDescription type) {
    String more = scaled ? "I)V" : ")V";
    MethodVisitor method =
        visitor.visitMethod(
            Opcodes.ACC_PUBLIC,
            "setObject",
            GIVEN + SQL_TYPE + more,
            null,
            new String[] {"java/sql/SQLException"});
    method.visitCode();
    int number = scaled ? 5 : 4;
    Label known = new Label();
    method.visitLdcInsn(NO_TYPE);
    method.visitVarInsn(Opcodes.ISTORE, number);
    method.visitVarInsn(Opcodes.ALOAD, 3);
    method.visitJumpInsn(Opcodes.IFNULL, known);
    method.visitVarInsn(Opcodes.ALOAD, 3);
    method.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        "java/sql/SQLType",
        "getVendorTypeNumber",
        "()Ljava/lang/Integer;",
        true);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
    method.visitVarInsn(Opcodes.ISTORE, number);
    method.visitLabel(known);
    method.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitVarInsn(Opcodes.ILOAD, 1);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitVarInsn(Opcodes.ILOAD, number);
    if (scaled) {
      method.visitVarInsn(Opcodes.ILOAD, 4);
    }
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, type.getInternalName(), "setObject", GIVEN + "I" + more, false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(5, 6);
    method.visitEnd();
  }
}
