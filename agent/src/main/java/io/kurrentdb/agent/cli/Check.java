package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.agent.patches.Weaver;
import io.kurrentdb.agent.weaving.NameSpace;
import io.kurrentdb.shims.core.Ledger;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.dynamic.ClassFileLocator;

/** {@code check driver.jar...}: whether the patches fit a driver, without running it. */
final class Check {
  private final PrintStream out;

  private Check(PrintStream out) {
    this.out = out;
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length < 2) {
      err.println(
          "check needs the path of a driver's jar: check flight-sql-jdbc-driver-18.3.0.jar");
      return 2;
    }
    int code = 0;
    for (int i = 1; i < arguments.length; i++) {
      code = Math.max(code, new Check(out).check(arguments[i], err));
    }
    return code;
  }

  private int check(String path, PrintStream err) {
    File file = new File(path);
    if (!file.isFile()) {
      err.println("There is no file " + path + ".");
      return 1;
    }
    try (JarFile jar = new JarFile(file)) {
      return check(file.getName(), jar);
    } catch (IOException | SecurityException e) {
      err.println(path + " cannot be read as a jar: " + e.getMessage());
      return 1;
    }
  }

  private int check(String name, JarFile jar) throws IOException {
    NameSpace space = nameSpace(jar);
    if (space == null) {
      out.println(
          name
              + ": no Arrow Flight SQL driver (there is no FlightClient in it). Of"
              + " flight-sql-jdbc-core, whose libraries are jars of their own, the agent's log tells.");
      return 1;
    }
    Ledger ledger = new Ledger();
    for (PatchList patch : PatchList.values()) {
      if (patch.isForDriver()) {
        weave(jar, space, patch, ledger);
      }
    }
    return print(name, space, ledger);
  }

  private static NameSpace nameSpace(JarFile jar) {
    for (NameSpace space : NameSpace.values()) {
      if (jar.getEntry(space.nameOf("org/apache/arrow/flight/FlightClient") + ".class") != null) {
        return space;
      }
    }
    return null;
  }

  private static void weave(JarFile jar, NameSpace space, PatchList patch, Ledger ledger)
      throws IOException {
    ClassFileLocator libraries = new ClassFileLocator.ForJarFile(jar);
    for (String target : patch.targets()) {
      String name = space.nameOf(target);
      JarEntry entry = jar.getJarEntry(name + ".class");
      if (entry == null && patch.isOptional(target)) {
        continue;
      }
      if (entry == null) {
        record(ledger, patch, Ledger.State.MISMATCH, "no class " + name);
        continue;
      }
      try (InputStream in = jar.getInputStream(entry)) {
        new Weaver(libraries, space, ledger).weave(name, List.of(patch), in.readAllBytes());
      } catch (RuntimeException | LinkageError failure) {
        // As in a host's JVM, where the class would go on unpatched.
        record(ledger, patch, Ledger.State.FAILED, failure.toString());
      }
    }
  }

  private static void record(Ledger ledger, PatchList patch, Ledger.State state, String reason) {
    ledger.record(patch.id(), patch.what(), patch.consequence(), state, reason);
  }

  private int print(String name, NameSpace space, Ledger ledger) {
    int missing = 0;
    out.println(name + " (names: " + space.folder() + ")");
    for (Ledger.Entry entry : ledger.entries()) {
      missing += entry.isMissing() ? 1 : 0;
      out.println(
          (entry.isMissing() ? "  MISSING  " : "  fits     ")
              + entry.id()
              + (entry.isMissing() ? ": " + entry.reason() : ""));
    }
    out.println(missing == 0 ? "  every patch fits" : "  " + missing + " patch(es) do not fit");
    return missing == 0 ? 0 : 1;
  }
}
