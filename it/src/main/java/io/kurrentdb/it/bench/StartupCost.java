package io.kurrentdb.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * What the agent costs a JVM that never meets the driver: paired runs of an empty main, with an
 * agent that does nothing and with ours, in turns; the median of the differences, and the classes
 * loaded beyond those of the empty agent.
 *
 * <p>Arguments: the agent's jar, the number of pairs, and the java commands to measure.
 */
public final class StartupCost {
  /**
   * Holds the empty main and the empty agent, so that both runs read one jar more than the JDK's.
   */
  private static Path emptyJar;

  private StartupCost() {}

  /** An empty application. */
  public static final class EmptyMain {
    private EmptyMain() {}

    public static void main(String[] arguments) {}
  }

  /** An agent that does nothing. */
  public static final class EmptyAgent {
    private EmptyAgent() {}

    public static void premain(String options, Instrumentation instrumentation) {}
  }

  public static void main(String[] arguments) throws Exception {
    Path agent = Path.of(arguments[0]);
    int pairs = Integer.parseInt(arguments[1]);
    emptyJar = writeEmptyJar();
    for (int i = 2; i < arguments.length; i++) {
      measure(arguments[i], agent, pairs);
    }
    Files.delete(emptyJar);
  }

  private static void measure(String java, Path agent, int pairs) throws Exception {
    run(java, emptyJar);
    run(java, agent);
    double[] differences = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      double without = run(java, emptyJar);
      differences[i] = run(java, agent) - without;
    }
    Arrays.sort(differences);
    Set<String> added = classes(java, agent);
    added.removeAll(classes(java, emptyJar));
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f ms added (median of %d pairs), %d classes added: %s%n",
        java,
        differences[pairs / 2],
        pairs,
        added.size(),
        added);
  }

  /** Milliseconds from the start of the process to its end. */
  private static double run(String java, Path agent) throws IOException, InterruptedException {
    ProcessBuilder builder = command(java, agent);
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    process.waitFor();
    return (System.nanoTime() - start) / 1e6;
  }

  private static Set<String> classes(String java, Path agent) throws IOException {
    ProcessBuilder builder = command(java, agent, "-Xlog:class+load:stdout");
    Set<String> names = new HashSet<>();
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int source = line.indexOf(" source:");
        if (source > 0) {
          String name = line.substring(line.lastIndexOf(' ', source - 1) + 1, source);
          names.add(name.replaceFirst("[/+]0x.*", ""));
        }
      }
    }
    names.remove(EmptyAgent.class.getName());
    return names;
  }

  private static ProcessBuilder command(String java, Path agent, String... options) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of(options));
    command.add("-javaagent:" + agent);
    command.addAll(List.of("-cp", emptyJar.toString(), EmptyMain.class.getName()));
    return new ProcessBuilder(command);
  }

  private static Path writeEmptyJar() throws IOException {
    Path jar = Files.createTempFile("empty", ".jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), EmptyAgent.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      add(out, EmptyAgent.class);
      add(out, EmptyMain.class);
    }
    return jar;
  }

  private static void add(JarOutputStream out, Class<?> type) throws IOException {
    String entry = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
  }
}
