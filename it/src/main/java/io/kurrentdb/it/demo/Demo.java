package io.kurrentdb.it.demo;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The one command: see {@link DemoOptions#USAGE}. */
public final class Demo {
  private static final int PORT = 8080;

  private final DemoOptions options;
  private final PrintStream out;
  private final Build build = Build.find();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private Demo(DemoOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Runs the demo until Ctrl-C, or until the comparison is printed. */
  public static void main(String[] words) throws InterruptedException {
    // Arrow and gRPC would say that they have nowhere to log to.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    int code = run(List.of(words), System.out, System.err);
    System.exit(code);
  }

  /**
   * @return 0 where all is well, 1 where the agent's column is not right or something failed, 2
   *     where the words are not understood
   */
  static int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
    DemoOptions options;
    try {
      options = DemoOptions.parse(words, System.getenv("DEMO_JDBC_URL"));
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(DemoOptions.USAGE);
      return 2;
    }
    if (options.help()) {
      out.print(DemoOptions.USAGE);
      return 0;
    }
    return new Demo(options, out).run(err);
  }

  private int run(PrintStream err) throws InterruptedException {
    Thread atEnd = new Thread(this::closeAll, "demo-end");
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      return options.url() == null ? compareAndShow() : show(options.url());
    } catch (IOException | SQLException | IllegalStateException e) {
      err.println("The demo ends: " + (e instanceof IllegalStateException ? e.getMessage() : e));
      return 1;
    } finally {
      closeAll();
      removeHook(atEnd);
    }
  }

  private int compareAndShow() throws IOException, SQLException, InterruptedException {
    EmbeddedEndpoint endpoint =
        opened(EmbeddedEndpoint.builder().loopback().rows(options.rows()).start());
    out.printf(
        Locale.ROOT,
        "KurrentDB's endpoint, embedded: %,d events at localhost:%d%n",
        options.rows(),
        endpoint.port());
    Tomcat without = opened(Tomcat.withoutAgent(build, endpoint.jdbcUrl()));
    CallCount count = opened(new CallCount(endpoint.calls()));
    Tomcat with = opened(Tomcat.withAgent(build, endpoint.jdbcUrl(), port(), count.option()));
    without.awaitStart();
    with.awaitStart();
    Comparison comparison = compare(endpoint, without, with);
    if (options.once()) {
      return comparison.isRight() ? 0 : 1;
    }
    without.close();
    return serve(with);
  }

  private Comparison compare(EmbeddedEndpoint endpoint, Tomcat without, Tomcat with)
      throws IOException, SQLException, InterruptedException {
    try (Oracle oracle = new Oracle(options.rows())) {
      Comparison comparison = new Comparison(oracle, endpoint.calls());
      comparison.runWithout(without);
      comparison.runWith(with);
      explain();
      comparison.print(out);
      printLog(with);
      return comparison;
    }
  }

  private void explain() {
    out.println();
    out.println("Two Tomcats, " + build.tomcat().getFileName() + ", with its JDBC pool and");
    out.println(build.driver().getFileName() + ", on Java " + System.getProperty("java.version"));
    out.println("  without the agent: java " + String.join(" ", Tomcat.driverFlags()));
    out.println("  with the agent:    java -javaagent:" + build.agent().getFileName());
    out.println("Calls are what the endpoint received. WRONG is an answer without an error that");
    out.println("DuckDB, asked directly, does not give.");
    out.println();
  }

  private void printLog(Tomcat with) throws IOException {
    out.println();
    out.println("The agent's lines in the second Tomcat's log:");
    for (String line : with.logLines(" kurrentdb: ")) {
      out.println("  " + line);
    }
  }

  private int show(String url) throws IOException, InterruptedException {
    Tomcat with = opened(Tomcat.withAgent(build, url, port()));
    with.awaitStart();
    return serve(with);
  }

  private int serve(Tomcat tomcat) throws InterruptedException {
    out.println();
    out.println("The Tomcat with the agent is at " + tomcat.page() + " (Ctrl-C ends it)");
    out.flush();
    int code = tomcat.process().waitFor();
    out.println("Tomcat has ended.");
    return code == 0 ? 0 : 1;
  }

  private int port() {
    int wanted = options.port() == 0 ? PORT : options.port();
    if (Tomcat.isFree(wanted)) {
      return wanted;
    }
    if (options.port() != 0) {
      throw new IllegalStateException("port " + wanted + " is taken: --port takes another one.");
    }
    return 0;
  }

  private synchronized <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  private synchronized void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The rest must end too, and there is nobody left to tell.
      }
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already.
    }
  }
}
