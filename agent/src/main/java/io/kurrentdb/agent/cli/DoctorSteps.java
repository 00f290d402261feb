package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.weaving.Ledgers;
import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.connect.ConnectionString;
import io.kurrentdb.shims.connect.Secrets;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Summary;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.logging.LogManager;

/** What runs in the doctor's second JVM: each step of a host, one line each. */
final class DoctorSteps {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

  private final PrintStream out;
  private final boolean quiet;
  private final String url;
  private final String secret;
  private int failures;

  private DoctorSteps(PrintStream out, boolean quiet, String url) {
    this.out = out;
    this.quiet = quiet;
    this.url = url;
    this.secret = secretOf(url);
  }

  static int run(String[] words, PrintStream out) {
    // The driver logs the stack trace of what it then throws.
    LogManager.getLogManager().reset();
    String url = System.getenv(Doctor.URL_VARIABLE);
    List<String> flags = Arrays.asList(words);
    DoctorSteps doctor = new DoctorSteps(out, flags.contains(Doctor.QUIET), url);
    return doctor.examine(flags.contains(Doctor.QUICK));
  }

  private static String secretOf(String url) {
    try {
      String credentials =
          ConnectionString.isKurrentDb(url)
              ? ConnectRequest.of(url, new Properties()).basicCredentials()
              : null;
      return credentials == null ? "" : credentials.substring(credentials.indexOf(':') + 1);
    } catch (SQLException toldWhenConnecting) {
      return "";
    }
  }

  private int examine(boolean quick) {
    Connection[] connection = new Connection[1];
    if (!step(new Step("driver", DoctorSteps::loadDriver, Cures.DRIVER))
        || !step(new Step("connect", () -> connect(connection), ""))) {
      return 1;
    }
    try (Connection open = connection[0]) {
      if (!step(new Step("server", () -> server(open), Cures.SERVER))) {
        return 1;
      }
      step(new Step("patches", DoctorSteps::patches, Cures.PATCHES));
      for (Step step : quick ? HostSteps.quick(open) : HostSteps.all(open)) {
        step(step);
      }
    } catch (SQLException | RuntimeException e) {
      report("close", e, "");
    }
    if (!quiet || failures > 0) {
      out.println(
          failures == 0 ? "all is well" : failures + " step(s) do not work; see the cures above");
    }
    return failures == 0 ? 0 : 1;
  }

  private boolean step(Step step) {
    long start = System.nanoTime();
    try {
      String found = step.action().run();
      if (!quiet) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        out.println("ok    " + padded(step.name()) + shown(found) + " (" + millis + " ms)");
      }
      return true;
    } catch (Exception | LinkageError e) {
      report(step.name(), e, step.cure().isEmpty() ? Cures.toConnect(e) : step.cure());
      return false;
    }
  }

  private void report(String name, Throwable error, String cure) {
    failures++;
    String state = error instanceof SQLException ? ((SQLException) error).getSQLState() : null;
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    out.println(
        "FAIL  " + padded(name) + shown(message) + (state == null ? "" : " [" + state + "]"));
    if (!cure.isEmpty()) {
      out.println("      " + padded("") + "cure: " + cure);
    }
  }

  /** The JDK's own "No suitable driver found" has the whole URL in it. */
  private String shown(String text) {
    String masked = text.replace(url, Secrets.mask(url));
    return secret.length() < 3 ? masked : masked.replace(secret, "***");
  }

  private static String padded(String name) {
    StringBuilder padded = new StringBuilder(name);
    while (padded.length() < 20) {
      padded.append(' ');
    }
    return padded.toString();
  }

  private static String loadDriver() throws ClassNotFoundException {
    Class<?> driver;
    try {
      driver = Class.forName(DRIVER);
    } catch (ClassNotFoundException e) {
      throw new ClassNotFoundException("there is no class " + DRIVER + " in what --driver names");
    }
    return driver.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private String connect(Connection[] to) throws SQLException {
    to[0] = DriverManager.getConnection(url, new Properties());
    return "driver " + to[0].getMetaData().getDriverVersion();
  }

  /** The patches know another server by themselves, and leave it alone: so does the doctor. */
  private static String server(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String found = metaData.getDatabaseProductName() + " " + metaData.getDatabaseProductVersion();
    if (connection.getClientInfo().containsKey("kurrentdb.server")
        || found.startsWith("KurrentDB ")) {
      return found;
    }
    throw new SQLException("this is no KurrentDB but " + found + ", which the agent leaves alone");
  }

  private static String patches() throws ClassNotFoundException, SQLException {
    Ledger ledger = Ledgers.of(Class.forName(DRIVER).getClassLoader());
    List<Ledger.Entry> missing = Summary.missing(ledger);
    if (!missing.isEmpty()) {
      throw new SQLException(Summary.headline(missing));
    }
    if (Ledger.errors() > 0) {
      throw new SQLException("error inside the agent: " + Ledger.lastError());
    }
    return ledger.entries().size() + " installed and verified";
  }
}
