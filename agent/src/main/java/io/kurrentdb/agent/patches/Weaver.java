package io.kurrentdb.agent.patches;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.agent.weaving.NameSpace;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import net.bytebuddy.utility.dispatcher.JavaDispatcher;

/**
 * Puts patches into a class file. Takes nothing away and changes no field or signature, so that
 * other agents can retransform it: what they begin with has been through here. A method is added
 * only where JDBC's interface would throw in its place.
 */
public final class Weaver {
  static {
    generateDispatchers();
  }

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

  /**
   * For class files that are only looked at, with the jars that they and their libraries are in.
   */
  public Weaver(List<JarFile> jars, NameSpace space, Ledger ledger) {
    this(located(jars), space, ledger);
  }

  private Weaver(ClassFileLocator libraries, NameSpace space, Ledger ledger) {
    this.libraries = libraries;
    this.space = space;
    this.ledger = ledger;
  }

  /**
   * Byte Buddy reaches the JDK's newer methods through proxies. Made by its own ASM, which is
   * loaded anyway, they cost 10 ms less of the first hit than by {@link java.lang.reflect.Proxy}.
   */
  private static void generateDispatchers() {
    try {
      System.setProperty(JavaDispatcher.GENERATE_PROPERTY, "true");
      try {
        Class.forName(JavaDispatcher.class.getName());
      } finally {
        System.clearProperty(JavaDispatcher.GENERATE_PROPERTY);
      }
    } catch (ClassNotFoundException | SecurityException slower) {
      Log.debug("Byte Buddy makes its proxies as it always does: " + slower);
    }
  }

  private static ClassFileLocator located(List<JarFile> jars) {
    List<ClassFileLocator> locators = new ArrayList<>();
    for (JarFile jar : jars) {
      locators.add(new ClassFileLocator.ForJarFile(jar));
    }
    return new ClassFileLocator.Compound(locators);
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
    TypePool pool = TypePool.Default.WithLazyResolution.of(locator);
    TypeDescription type = pool.describe(dotted).resolve();
    Target target = new Target(type);
    Rewrite rewrite = new Rewrite();
    for (PatchList patch : patches) {
      prepare(patch, target, rewrite);
    }
    return rewrite.isEmpty() ? null : apply(rewrite, type, pool, classFile, patches);
  }

  private void prepare(PatchList listed, Target target, Rewrite rewrite) {
    try {
      Weave weave = new Weave(listed.id(), target);
      newPatch(listed).weave(weave);
      if (weave.missing().isEmpty()) {
        rewrite.add(weave.rewrite());
        record(listed, Ledger.State.APPLIED, "");
      } else {
        record(listed, Ledger.State.MISMATCH, String.join("; ", weave.missing()));
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
      Ledger.countError("patch " + listed.id(), failure);
      record(listed, Ledger.State.FAILED, failure.toString());
    }
  }

  private byte[] apply(
      Rewrite rewrite,
      TypeDescription type,
      TypePool pool,
      byte[] classFile,
      List<PatchList> patches) {
    try {
      ClassReader reader = OpenedClassReader.of(classFile);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(rewrite.to(writer, type, context(type, reader), pool), 0);
      return writer.toByteArray();
    } catch (RuntimeException | LinkageError failure) {
      for (PatchList patch : patches) {
        record(patch, Ledger.State.FAILED, failure.toString());
      }
      throw failure;
    }
  }

  /** Advice adds no methods or fields, so nothing of Byte Buddy's class building is loaded. */
  private static Implementation.Context context(TypeDescription type, ClassReader reader) {
    ClassFileVersion version = ClassFileVersion.ofMinorMajor(reader.readInt(4));
    return Implementation.Context.Disabled.Factory.INSTANCE.make(
        type,
        new AuxiliaryType.NamingStrategy.SuffixingRandom("kurrentdb"),
        TypeInitializer.None.INSTANCE,
        version,
        version,
        Implementation.Context.FrameGeneration.GENERATE);
  }

  private static Patch newPatch(PatchList listed) throws ReflectiveOperationException {
    String name = Weaver.class.getPackageName() + '.' + listed.file();
    return (Patch) Class.forName(name).getDeclaredConstructor().newInstance();
  }

  private void record(PatchList patch, Ledger.State state, String reason) {
    ledger.record(patch.id(), patch.what(), patch.consequence(), state, reason);
  }
}
