package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.NameSpace;
import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Ledger;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;

/**
 * Puts patches into a class file. Never changes a class's shape, so that other agents can
 * retransform it.
 */
public final class Weaver {
  private final ClassFileLocator libraries;
  private final NameSpace space;
  private final Ledger ledger;

  /**
   * @param loader of the class to patch; null for the JVM's own
   * @param ledger takes note of what became of each patch
   */
  public Weaver(ClassLoader loader, NameSpace space, Ledger ledger) {
    this(ClassFileLocator.ForClassLoader.of(loader), space, ledger);
  }

  /** For class files that are only looked at, such as a jar's. */
  public Weaver(ClassFileLocator libraries, NameSpace space, Ledger ledger) {
    this.libraries = libraries;
    this.space = space;
    this.ledger = ledger;
  }

  /**
   * Applies those of the patches that fit.
   *
   * @param name of the class, with slashes
   * @return the new class file; null where no patch fits
   */
  public byte[] weave(String name, List<PatchList> patches, byte[] classFile) {
    String dotted = name.replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(dotted, classFile),
            libraries,
            ClassFileLocator.ForClassLoader.ofPlatformLoader());
    TypeDescription type = TypePool.Default.of(locator).describe(dotted).resolve();
    List<AsmVisitorWrapper> visitors = new ArrayList<>();
    for (PatchList patch : patches) {
      visitors.addAll(prepare(patch, type));
    }
    return visitors.isEmpty() ? null : rewrite(type, locator, visitors, patches);
  }

  private List<AsmVisitorWrapper> prepare(PatchList listed, TypeDescription type) {
    try {
      Weave weave = new Weave(listed.id(), type);
      newPatch(listed).weave(weave);
      if (weave.missing().isEmpty()) {
        record(listed, Ledger.State.APPLIED, "");
        return weave.visitors();
      }
      record(listed, Ledger.State.MISMATCH, String.join("; ", weave.missing()));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
      Ledger.countError("patch " + listed.id(), failure);
      record(listed, Ledger.State.FAILED, failure.toString());
    }
    return List.of();
  }

  private byte[] rewrite(
      TypeDescription type,
      ClassFileLocator locator,
      List<AsmVisitorWrapper> visitors,
      List<PatchList> patches) {
    try {
      DynamicType.Builder<?> builder =
          new ByteBuddy(ClassFileVersion.ofThisVm(ClassFileVersion.JAVA_V11))
              .with(TypeValidation.DISABLED)
              .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
              .with(InstrumentedType.Factory.Default.FROZEN)
              .with(Implementation.Context.Disabled.Factory.INSTANCE)
              .decorate(type, locator)
              // First, and so nearest to the class file: it also renames what the advice brings.
              .visit(new Renaming());
      for (AsmVisitorWrapper visitor : visitors) {
        builder = builder.visit(visitor);
      }
      return builder.make().getBytes();
    } catch (RuntimeException | LinkageError failure) {
      for (PatchList patch : patches) {
        record(patch, Ledger.State.FAILED, failure.toString());
      }
      throw failure;
    }
  }

  private static Patch newPatch(PatchList listed) throws ReflectiveOperationException {
    String name = Weaver.class.getPackageName() + '.' + listed.file();
    return (Patch) Class.forName(name).getDeclaredConstructor().newInstance();
  }

  private void record(PatchList patch, Ledger.State state, String reason) {
    ledger.record(patch.id(), patch.what(), patch.consequence(), state, reason);
  }
}
