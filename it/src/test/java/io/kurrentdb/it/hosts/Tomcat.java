package io.kurrentdb.it.hosts;

import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Jdk;
import io.kurrentdb.it.jvm.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Tomcat as it is downloaded, started by its own script with the lines of docs/hosts.md in {@code
 * bin/setenv.sh}, and its manager.
 */
final class Tomcat implements AutoCloseable {
  private static final String USERS =
      "<tomcat-users><user username='tester' password='tester' roles='manager-script'/></tomcat-users>";

  private final Path base;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Jdk jdk = Jdk.BUILD;
  private Process process;

  private Tomcat(Path base, int port) {
    this.base = base;
    this.port = port;
  }

  /** A base of its own below {@code folder}, with the application in it and no driver yet. */
  static Tomcat in(Path folder, Path home) throws IOException {
    Tomcat tomcat = new Tomcat(folder, freePort());
    for (String name : new String[] {"bin", "lib", "logs", "temp", "work", "webapps"}) {
      Files.createDirectories(folder.resolve(name));
    }
    copy(home.resolve("conf"), folder.resolve("conf"));
    Path server = folder.resolve("conf/server.xml");
    // Few threads: after a reload Tomcat renews one a second, and with it what it remembered.
    Files.writeString(
        server,
        Files.readString(server)
            .replace(
                "port=\"8080\"",
                "minSpareThreads=\"2\" maxThreads=\"3\" port=\"" + tomcat.port + "\"")
            .replace("port=\"8005\"", "port=\"-1\""));
    // Nobody looks for annotations and tags in the driver's jar, which takes seconds.
    Files.writeString(
        folder.resolve("conf/catalina.properties"),
        "\ntomcat.util.scan.StandardJarScanFilter.jarsToSkip=*.jar\n",
        StandardOpenOption.APPEND);
    Files.writeString(folder.resolve("conf/tomcat-users.xml"), USERS);
    Path contexts = Files.createDirectories(folder.resolve("conf/Catalina/localhost"));
    Files.writeString(
        contexts.resolve("manager.xml"),
        "<Context privileged='true' docBase='" + home.resolve("webapps/manager") + "'/>");
    Files.copy(HostFiles.file("tomcat", "app.war"), folder.resolve("webapps/app.war"));
    Files.writeString(folder.resolve("home"), home.toString());
    return tomcat;
  }

  /** The driver in the server's lib. */
  Tomcat driverInLib(Path driver) throws IOException {
    Files.copy(driver, base.resolve("lib").resolve(driver.getFileName()));
    return this;
  }

  /** The driver in the application's WEB-INF/lib. */
  Tomcat driverInApplication(Path driver) throws IOException {
    Path war = base.resolve("webapps/app.war");
    try (FileSystem inside = FileSystems.newFileSystem(war)) {
      Path lib = Files.createDirectories(inside.getPath("WEB-INF/lib"));
      Files.copy(driver, lib.resolve(driver.getFileName().toString()));
    }
    return this;
  }

  /** {@code setenv.sh} as docs/hosts.md has it. */
  Tomcat agent() throws IOException {
    Files.writeString(
        base.resolve("bin/setenv.sh"),
        "CATALINA_OPTS=\"$CATALINA_OPTS -javaagent:" + HostJvm.agentJar() + "\"\n");
    return this;
  }

  /** Runs on that JDK; the calling test is skipped where it is not there. */
  Tomcat on(Jdk other) {
    jdk = other;
    return this;
  }

  Tomcat start(String url) throws IOException {
    Path home = Path.of(Files.readString(base.resolve("home")));
    ProcessBuilder builder =
        new ProcessBuilder("sh", home.resolve("bin/catalina.sh").toString(), "run");
    builder.environment().keySet().removeIf(name -> name.startsWith("KURRENTDB_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("CATALINA_HOME", home.toString());
    builder.environment().put("CATALINA_BASE", base.toString());
    builder.environment().put("JRE_HOME", jdk.home().toString());
    builder.environment().put("JAVA_OPTS", "-Xmx512m -Devents.url=" + url);
    builder.redirectOutput(base.resolve("out").toFile());
    builder.redirectError(base.resolve("err").toFile());
    process = builder.start();
    return this;
  }

  /** Asks the application; the first time waits until it is there. */
  void round(String name) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (true) {
      try {
        if (get("/app/events?round=" + name).startsWith("done")) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new AssertionError("Tomcat ended: " + log());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Tomcat does not answer: " + log());
      }
      Thread.sleep(100);
    }
  }

  /** A command of the manager's text interface. */
  String manager(String command) throws IOException, InterruptedException {
    return get("/manager/text/" + command);
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("tester:tester".getBytes()))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private String log() throws IOException {
    return Files.readString(base.resolve("out")) + Files.readString(base.resolve("err"));
  }

  /** Ends it and gives back what it wrote. */
  Outcome end() throws IOException, InterruptedException {
    close();
    return new Outcome(
        0, Files.readString(base.resolve("out")), Files.readString(base.resolve("err")));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
