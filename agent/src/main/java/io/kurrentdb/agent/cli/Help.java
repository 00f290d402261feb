package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.core.Setting;
import java.io.PrintStream;

/** What the jar can do, its settings and its patches. */
final class Help {
  private Help() {}

  static void print(PrintStream out) {
    out.println(
        "KurrentDB agent: makes JDBC applications work with KurrentDB's Arrow Flight SQL endpoint.");
    out.println();
    out.println("  java -javaagent:kurrentdb-agent.jar ...            runs an application with it");
    out.println("  java -jar kurrentdb-agent.jar help                 this text");
    out.println(
        "  java -jar kurrentdb-agent.jar check DRIVER.jar...  checks drivers against the patches");
    out.println(
        "  java -jar kurrentdb-agent.jar sql \"SELECT ...\"    what would be sent, and why");
    out.println("  java -jar kurrentdb-agent.jar doctor URL --driver DRIVER.jar");
    out.println("                                     connects and takes each step of a host");
    out.println(
        "  java -jar kurrentdb-agent.jar attach PID           starts it in a JVM that is running");
    out.println();
    out.println("Settings (system property, environment variable, default):");
    for (Setting setting : Setting.values()) {
      out.println("  -D" + setting.property() + "=" + setting.defaultValue());
      out.println("   " + setting.variable());
      out.println("      " + setting.description());
    }
    out.println();
    out.println(
        "Patches (each is switched off by -Dkurrentdb.patch.<id>=off, KURRENTDB_PATCH_<ID>=off):");
    for (PatchList patch : PatchList.values()) {
      out.println("  " + patch.id());
      out.println("      " + patch.what());
    }
    out.println("  jdk-access");
    out.println("      what the driver needs of the JDK: java.nio, native access, Unsafe");
  }
}
