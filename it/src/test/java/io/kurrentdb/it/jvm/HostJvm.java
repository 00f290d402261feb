package io.kurrentdb.it.jvm;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for a host under test: a real {@code java}, a class path, a main class and, with
 * {@link #agent()}, the jar that users get. Only the JDK's classes and those of the main class's
 * module are there beside what the class path names.
 */
public final class HostJvm {
  private static final Path AGENT = Path.of("..", "agent", "target", "kurrentdb-agent.jar");
  private static final long PATIENCE_MINUTES = 4;

  private final List<String> options = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Jdk jdk = Jdk.BUILD;

  private HostJvm() {
    classPath.add(Path.of("target", "test-classes").toAbsolutePath().toString());
  }

  /** A JVM with a build of the driver on its class path, on the JDK that runs the build. */
  public static HostJvm with(DriverJars driver) {
    HostJvm jvm = new HostJvm();
    jvm.classPath.addAll(driver.classPath());
    return jvm;
  }

  /** A JVM without a driver. */
  public static HostJvm plain() {
    return new HostJvm();
  }

  /** The jar that users get. */
  public static Path agentJar() {
    Path jar = AGENT.toAbsolutePath().normalize();
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: mvn -pl shims,agent verify builds it");
    }
    return jar;
  }

  public HostJvm agent() {
    return option("-javaagent:" + agentJar());
  }

  /** Runs on that JDK; the calling test is skipped where it is not there. */
  public HostJvm on(Jdk other) {
    jdk = other;
    return this;
  }

  public HostJvm option(String option) {
    options.add(option);
    return this;
  }

  /** A system property of the JVM that is started. */
  public HostJvm set(String property, String value) {
    return option("-D" + property + "=" + value);
  }

  public HostJvm environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public HostJvm classPath(List<String> more) {
    classPath.addAll(more);
    return this;
  }

  /** Starts it, waits for its end and gives back what it wrote. */
  public Outcome run(Class<?> main, String... arguments) {
    return run(main.getName(), arguments);
  }

  public Outcome run(String main, String... arguments) {
    try {
      Process process = start(main, arguments);
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the JVM did not end:\n" + out.join() + err.join());
      }
      return new Outcome(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it and leaves the rest to the caller. */
  public Process start(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.home().resolve("bin/java").toString());
    command.add("-Xmx512m");
    // Short-lived: the second compiler would cost more than it gives.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath));
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().keySet().removeIf(name -> name.startsWith("KURRENTDB_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (InputStream in = stream) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
