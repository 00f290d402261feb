package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.agent.patches.Weaver;
import io.kurrentdb.agent.weaving.NameSpace;
import io.kurrentdb.shims.core.Ledger;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code check driver.jar...}: whether the patches fit a driver, without running it. A driver whose
 * libraries are jars of their own is given together with them.
 */
final class Check {
  /** How Byte Buddy says that a class is in none of the jars. */
  private static final String UNRESOLVED = "Cannot resolve type description for ";

  private final PrintStream out;
  private final DriverClasses classes;
  private final NameSpace space;
  private final Ledger ledger = new Ledger();

  /** Patches with a class that is in no jar given, and those that have it. */
  private final Set<String> unchecked = new LinkedHashSet<>();

  private final Set<String> libraries = new LinkedHashSet<>();

  private Check(PrintStream out, DriverClasses classes) {
    this.out = out;
    this.classes = classes;
    this.space = classes.nameSpace();
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length < 2) {
      err.println(
          "check needs the path of a driver's jar: check flight-sql-jdbc-driver-18.3.0.jar");
      return 2;
    }
    int code = 0;
    List<DriverClasses> drivers = new ArrayList<>();
    List<DriverClasses> others = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      DriverClasses jar = open(arguments[i], err);
      if (jar == null) {
        code = 1;
      } else {
        (jar.isDriver() ? drivers : others).add(jar);
      }
    }
    boolean taken = false;
    for (DriverClasses driver : drivers) {
      boolean isWhole = driver.nameSpace() != NameSpace.PLAIN;
      taken |= !isWhole;
      code = Math.max(code, new Check(out, isWhole ? driver : driver.with(others)).check());
    }
    if (!taken) {
      for (DriverClasses other : others) {
        out.println(other.name() + ": no Arrow Flight SQL driver.");
        code = 1;
      }
    }
    return code;
  }

  private static DriverClasses open(String path, PrintStream err) {
    File file = new File(path);
    if (!file.isFile()) {
      err.println("There is no file " + path + ".");
      return null;
    }
    try {
      return DriverClasses.of(file);
    } catch (IOException | SecurityException e) {
      err.println(path + " cannot be read as a jar: " + e.getMessage());
      return null;
    }
  }

  private int check() {
    for (PatchList patch : PatchList.values()) {
      if (patch.isForDriver()) {
        for (String target : patch.targets()) {
          weave(patch, target);
        }
      }
    }
    for (Ledger.Entry entry : ledger.entries()) {
      lookForLibrary(entry);
    }
    return print();
  }

  private void weave(PatchList patch, String target) {
    String name = space.nameOf(target);
    try {
      byte[] classFile = classes.find(name);
      if (classFile != null) {
        new Weaver(classes.jars(), space, ledger).weave(name, List.of(patch), classFile);
      } else if (!patch.isOptional(target)) {
        missing(patch, name);
      }
    } catch (IOException | RuntimeException | LinkageError failure) {
      // As in a host's JVM, where the class would go on unpatched.
      record(patch, Ledger.State.FAILED, failure.toString());
    }
  }

  /**
   * Of a driver that is one jar the class should be there; of another it may be in the next jar.
   */
  private void missing(PatchList patch, String name) {
    String library = space == NameSpace.PLAIN ? DriverClasses.libraryOf(name) : null;
    if (library == null || classes.hasPackageOf(name)) {
      record(patch, Ledger.State.MISMATCH, "no class " + name);
      return;
    }
    // In the order of the list, be it the first class of the patch or not.
    record(patch, Ledger.State.APPLIED, "");
    unchecked.add(patch.id());
    libraries.add(library);
  }

  /** A driver's class that fits can still name one of a library that is in no jar given. */
  private void lookForLibrary(Ledger.Entry entry) {
    int at = entry.reason().indexOf(UNRESOLVED);
    if (at >= 0 && space == NameSpace.PLAIN) {
      String type = entry.reason().substring(at + UNRESOLVED.length());
      String library = DriverClasses.libraryOf(type.replace('.', '/'));
      unchecked.add(entry.id());
      libraries.add(library == null ? "the one with " + type : library);
    }
  }

  private boolean isMissing(Ledger.Entry entry) {
    return entry.isMissing() && !unchecked.contains(entry.id())
        || entry.state() == Ledger.State.MISMATCH;
  }

  private void record(PatchList patch, Ledger.State state, String reason) {
    ledger.record(patch.id(), patch.what(), patch.consequence(), state, reason);
  }

  private int print() {
    int missing = 0;
    out.println(classes.name() + " (names: " + space.folder() + ")");
    for (Ledger.Entry entry : ledger.entries()) {
      missing += isMissing(entry) ? 1 : 0;
      out.println(line(entry));
    }
    if (missing > 0) {
      out.println("  " + missing + " patch(es) do not fit");
    }
    if (!libraries.isEmpty()) {
      out.println(
          "  not all could be checked: name the jars of these libraries too, behind the driver's: "
              + String.join(", ", libraries));
    } else if (missing == 0) {
      out.println("  every patch fits");
    }
    return missing == 0 && libraries.isEmpty() ? 0 : 1;
  }

  private String line(Ledger.Entry entry) {
    if (isMissing(entry)) {
      return "  MISSING  " + entry.id() + ": " + entry.reason();
    }
    return (unchecked.contains(entry.id()) ? "  unknown  " : "  fits     ") + entry.id();
  }
}
