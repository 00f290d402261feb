package io.kurrentdb.it.others;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.yes;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.kurrentdb.it.driver.Scenario;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.AgentBuilder.TypeStrategy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.utility.JavaModule;

/**
 * Puts advice into every method of the driver and of java.sql, as agents that watch JDBC do, and
 * once more into all of them when they are loaded. Runs in a host's JVM.
 */
public final class RetransformingAgent {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.";
  private static final String SEEN = "seen.";

  /** How a line on standard error begins. */
  static final String FAILED = "Byte Buddy failed: ";

  private static Instrumentation instrumentation;

  private RetransformingAgent() {}

  /** A jar with nothing but the manifest: the classes are on the class path. */
  static Path jar(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", RetransformingAgent.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    Path jar = folder.resolve("retransforming-agent.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }

  public static void premain(String options, Instrumentation jvm) {
    instrumentation = jvm;
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(TypeStrategy.Default.DECORATE)
        .with(RedefinitionStrategy.RETRANSFORMATION)
        .with(new Failures())
        .ignore(none())
        .type(type -> isOfJdbc(type.getName()))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(
                    Advice.to(Enter.class)
                        .on(isMethod().and(not(isAbstract())).and(not(isNative())))))
        .installOn(jvm);
  }

  /** The driver and JDBC's layers below it, but not gRPC and all else that is in the same jar. */
  private static boolean isOfJdbc(String type) {
    return type.startsWith("java.sql.")
        || type.startsWith(DRIVER) && !type.startsWith(DRIVER + "shaded.")
        || type.startsWith(DRIVER + "shaded.org.apache.calcite.avatica.")
        || type.startsWith(DRIVER + "shaded.org.apache.arrow.flight.");
  }

  /** Visible from every loader: nothing but java.lang. */
  static final class Enter {
    @Advice.OnMethodEnter
    static void enter(@Advice.Origin("#t") String type) {
      System.setProperty("seen." + type, "yes");
    }
  }

  private static final class Failures extends AgentBuilder.Listener.Adapter {
    @Override
    public void onError(
        String type, ClassLoader loader, JavaModule module, boolean loaded, Throwable failure) {
      System.err.println(FAILED + type + ": " + failure);
    }
  }

  /** The main program: connects, retransforms what is loaded by then, and does all the checks. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      check("the other agent sees java.sql", () -> seen("java.sql.DriverManager"));
      check("everything is retransformed", () -> retransform(connection.getClass()));
    }
    check("the other agent sees the driver", () -> seen(DRIVER + "ArrowFlightConnection"));
    Scenario.main(arguments);
  }

  private static void seen(String type) {
    yes("yes".equals(System.getProperty(SEEN + type)), type);
  }

  private static void retransform(Class<?> driver) throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> each : instrumentation.getInitiatedClasses(driver.getClassLoader())) {
      if (isOfJdbc(each.getName()) && instrumentation.isModifiableClass(each)) {
        classes.add(each);
      }
    }
    yes(classes.size() > 100, classes.size());
    // From here on only methods that were entered after the retransformation count.
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith(SEEN));
    instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
  }
}
