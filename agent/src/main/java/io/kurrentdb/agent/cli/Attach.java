package io.kurrentdb.agent.cli;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Properties;

/**
 * {@code attach PID}: starts the agent in a JVM that is running. By reflection: the module
 * jdk.attach is in a JDK, not in every Java.
 */
final class Attach {
  private static final String LATE = "kurrentdb.agent.late";

  private final PrintStream out;
  private final Class<?> machine;

  private Attach(PrintStream out, Class<?> machine) {
    this.out = out;
    this.machine = machine;
  }

  static int run(String[] words, PrintStream out, PrintStream err) {
    Class<?> machine;
    try {
      machine = Class.forName("com.sun.tools.attach.VirtualMachine");
    } catch (ClassNotFoundException e) {
      err.println(
          "this Java has no module jdk.attach. Run it with a JDK's java, or in the JVM's own"
              + " container: jcmd PID JVMTI.agent_load "
              + AgentJar.path());
      return 1;
    }
    Attach attach = new Attach(out, machine);
    try {
      return words.length < 2 ? attach.list(err) : attach.to(words[1], err);
    } catch (ReflectiveOperationException e) {
      err.println("attaching does not work on this Java: " + e);
      return 1;
    }
  }

  private int list(PrintStream err) throws ReflectiveOperationException {
    err.println("attach needs the process id of a JVM:");
    for (Object each : (List<?>) machine.getMethod("list").invoke(null)) {
      err.println("  " + call(each, "id") + "  " + call(each, "displayName"));
    }
    return 2;
  }

  private int to(String pid, PrintStream err) throws ReflectiveOperationException {
    Object target;
    try {
      target = machine.getMethod("attach", String.class).invoke(null, pid);
    } catch (InvocationTargetException e) {
      err.println(
          "cannot attach to "
              + pid
              + ": "
              + e.getCause().getMessage()
              + ". It must be a JVM of the same user, on the same machine or in the same"
              + " container, without -XX:+DisableAttachMechanism.");
      return 1;
    }
    try {
      return load(pid, target, err);
    } finally {
      call(target, "detach");
    }
  }

  private int load(String pid, Object target, PrintStream err) throws ReflectiveOperationException {
    Properties before = (Properties) call(target, "getSystemProperties");
    String there = before.getProperty("kurrentdb.agent.version");
    if (there != null) {
      out.println("JVM " + pid + " has the agent already, version " + there + ".");
      return 0;
    }
    if (before.getProperty("java.specification.version", "1.").startsWith("1.")) {
      err.println(
          "JVM " + pid + " is Java " + before.getProperty("java.version") + ": 11 is needed.");
      return 1;
    }
    try {
      machine.getMethod("loadAgent", String.class).invoke(target, AgentJar.path().toString());
    } catch (InvocationTargetException e) {
      err.println("JVM " + pid + " does not take the agent: " + e.getCause().getMessage());
      return 1;
    }
    return report(pid, (Properties) call(target, "getSystemProperties"));
  }

  private int report(String pid, Properties after) {
    String version = after.getProperty("kurrentdb.agent.version");
    if (version == null) {
      out.println("JVM " + pid + " took the agent and did not start it: its log says why.");
      return 1;
    }
    out.println("agent " + version + " runs in JVM " + pid + ".");
    String late = after.getProperty(LATE, "");
    if (late.isEmpty()) {
      out.println(
          "The driver was not loaded yet: it will be patched as if the agent had been there from"
              + " the start.");
      return 0;
    }
    out.println("NOT patched, because they were loaded before:");
    for (String line : late.split("\n")) {
      out.println("  " + line);
    }
    out.println("Start that JVM with -javaagent:" + AgentJar.path() + " instead.");
    return 1;
  }

  private static Object call(Object on, String method) throws ReflectiveOperationException {
    Class<?> type = on.getClass();
    while (type.getSuperclass() != Object.class) {
      type = type.getSuperclass();
    }
    Method found = type.getMethod(method);
    return found.invoke(on);
  }
}
