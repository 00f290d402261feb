package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.weaving.Ledgers;
import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.connect.ConnectionString;
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
  private final String secret;
  private int failures;

  private DoctorSteps(PrintStream out, boolean quiet, String secret) {
    this.out = out;
    this.quiet = quiet;
    this.secret = secret;
  }

  static int run(String[] words, PrintStream out) {
    // The driver logs the stack trace of what it then throws.
    LogManager.getLogManager().reset();
    String url = System.getenv(Doctor.URL_VARIABLE);
    List<String> flags = Arrays.asList(words);
    DoctorSteps doctor = new DoctorSteps(out, flags.contains(Doctor.QUIET), secretOf(url));
    return doctor.examine(url, flags.contains(Doctor.QUICK));
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

  private int examine(String url, boolean quick) {
    if (!step(new Step("driver", DoctorSteps::loadDriver, "--driver names the driver's jar."))) {
      return 1;
    }
    Connection[] connection = new Connection[1];
    if (!step(new Step("connect", () -> connect(url, connection), ""))) {
      return 1;
    }
    try (Connection open = connection[0]) {
      step(new Step("patches", DoctorSteps::patches, "The agent's log says why."));
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
      report(step.name(), e, step.cure());
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

  private String shown(String text) {
    return secret.length() < 3 ? text : text.replace(secret, "***");
  }

  private static String padded(String name) {
    StringBuilder padded = new StringBuilder(name);
    while (padded.length() < 20) {
      padded.append(' ');
    }
    return padded.toString();
  }

  private static String loadDriver() throws ClassNotFoundException {
    Class<?> driver = Class.forName(DRIVER);
    return driver.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static String connect(String url, Connection[] to) throws SQLException {
    to[0] = DriverManager.getConnection(url, new Properties());
    DatabaseMetaData metaData = to[0].getMetaData();
    return metaData.getDatabaseProductName()
        + " "
        + metaData.getDatabaseProductVersion()
        + ", driver "
        + metaData.getDriverVersion();
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
