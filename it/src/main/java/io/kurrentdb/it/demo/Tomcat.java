package io.kurrentdb.it.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Tomcat in a JVM of its own, with or without the agent. */
final class Tomcat implements AutoCloseable {
  /** The row cap of the demo, small enough to be seen. */
  static final String MAX_ROWS = "1000";

  private static final Duration START = Duration.ofSeconds(300);
  private static final Duration ANSWER = Duration.ofSeconds(300);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final TomcatBase base;
  private final Process process;
  private final int port;

  private Tomcat(TomcatBase base, Process process, int port) {
    this.base = base;
    this.process = process;
    this.port = port;
  }

  /** Starts a Tomcat with only the driver; the flags are those that the driver asks for. */
  static Tomcat withoutAgent(Build build, String url) throws IOException {
    return start(build, "without", driverFlags(), url, 0);
  }

  /**
   * Starts a Tomcat with the agent and no other flag.
   *
   * @param port of the page; 0 for any free one
   * @param options for the web application, {@code -Dname=value}
   */
  static Tomcat withAgent(Build build, String url, int port, String... options) throws IOException {
    List<String> flags = new ArrayList<>(List.of(options));
    flags.add("-javaagent:" + build.agent());
    return start(build, "with", flags, url, port);
  }

  /** What the driver 18.3.0 needs where no agent gives it. */
  static List<String> driverFlags() {
    List<String> flags = new ArrayList<>();
    flags.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      flags.add("-Dorg.apache.arrow.driver.jdbc.shaded.io.netty.noUnsafe=false");
    }
    return flags;
  }

  private static Tomcat start(
      Build build, String name, List<String> flags, String url, int wantedPort) throws IOException {
    TomcatBase base = TomcatBase.create(build, name);
    int port = wantedPort == 0 ? freePort() : wantedPort;
    Process process = launch(build, base, flags, url, port);
    return new Tomcat(base, process, port);
  }

  private static Process launch(
      Build build, TomcatBase base, List<String> flags, String url, int port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(build, base, flags, port));
    builder.redirectErrorStream(true).redirectOutput(base.log().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    environment.put("DEMO_JDBC_URL", url);
    environment.put("KURRENTDB_MAX_ROWS", MAX_ROWS);
    return builder.start();
  }

  private static List<String> command(Build build, TomcatBase base, List<String> flags, int port) {
    Path home = build.tomcat();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-Xmx512m",
            // Two JVMs that live for a minute start sooner so.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Ddemo.port=" + port,
            "-Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE="
                + "org.apache.tomcat.util.digester.EnvironmentPropertySource",
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Djava.util.logging.config.file=" + base.path("conf/logging.properties"),
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + base.path(""),
            "-Djava.io.tmpdir=" + base.path("temp"),
            "-cp",
            home.resolve("bin/bootstrap.jar")
                + File.pathSeparator
                + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
    return command;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether nobody listens on this port of the loopback address. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  String page() {
    return "http://localhost:" + port + "/";
  }

  /** Waits until the page is served. */
  void awaitStart() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!isServing()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("Tomcat did not start. Its log:\n" + log());
      }
      Thread.sleep(100);
    }
  }

  private boolean isServing() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(page() + "index.html")).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What the web application answers to a POST on this path. */
  String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page() + path))
            .timeout(ANSWER)
            .header("X-Demo", "1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return answer(request);
  }

  /** What the web application answers to a GET on this path. */
  String get(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(URI.create(page() + path)).timeout(ANSWER).build());
  }

  private String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException(
          request.uri() + " answered " + response.statusCode() + ". Tomcat's log:\n" + log());
    }
    return response.body();
  }

  /** The lines of its log that hold this text. */
  List<String> logLines(String text) throws IOException {
    return log().lines().filter(line -> line.contains(text)).toList();
  }

  String log() throws IOException {
    return new String(Files.readAllBytes(base.log()), StandardCharsets.UTF_8);
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    base.delete();
  }
}
