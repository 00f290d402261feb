package io.kurrentdb.it.agent;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Flight SQL server that is not KurrentDB gets exactly what it would get without the agent. */
class ForeignServerTest {
  private static final Pattern HANDLE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @ParameterizedTest
  @MethodSource("io.kurrentdb.it.jvm.Matrix#driversOnTheBuildsJdk")
  void everyCallIsTheSameWithAndWithoutTheAgentServerFeaturesOnceAside(DriverJars driver)
      throws Exception {
    HostJvm without = HostJvm.with(driver).option("--add-opens=java.base/java.nio=ALL-UNNAMED");
    List<String> unpatched = traffic(without);
    List<String> patched = traffic(HostJvm.with(driver).agent());
    long questions = patched.stream().filter(ForeignServerTest::isRecognition).count();
    assertEquals(1, questions, "ServerFeatures is asked once");
    patched.removeIf(ForeignServerTest::isRecognition);
    assertEquals(withoutRandomHandles(unpatched), withoutRandomHandles(patched));
  }

  /** One driver, connected to both at once, and asked by two threads. */
  @Test
  void besideAConnectionToKurrentDbItGetsItsBytesToo() throws Exception {
    HostJvm without =
        HostJvm.with(Matrix.NEWEST).option("--add-opens=java.base/java.nio=ALL-UNNAMED");
    List<String> unpatched = traffic(without);
    try (EmbeddedEndpoint kurrentDb = EmbeddedEndpoint.builder().rows(200).start();
        EmbeddedEndpoint foreign = foreign()) {
      Outcome outcome =
          HostJvm.with(Matrix.NEWEST)
              .agent()
              .run(BesideKurrentDb.class, foreign.jdbcUrl(), kurrentDb.jdbcUrl());
      assertEquals(List.of(), outcome.failures(), outcome::out);
      assertTrue(outcome.out().contains("errors inside the agent: 0 "), outcome::out);
      List<String> log = outcome.log();
      assertEquals(1, log.stream().filter("all patches installed and verified"::equals).count());
      assertEquals(1, log.stream().filter(line -> line.contains(" is no KurrentDB: ")).count());
      List<String> patched = shown(foreign);
      patched.removeIf(ForeignServerTest::isRecognition);
      assertEquals(withoutRandomHandles(unpatched), withoutRandomHandles(patched));
    }
  }

  private static boolean isRecognition(String call) {
    return call.contains("ServerFeatures");
  }

  private static List<String> traffic(HostJvm jvm) throws Exception {
    try (EmbeddedEndpoint server = foreign()) {
      Outcome outcome = jvm.run(Application.class, server.jdbcUrl());
      assertEquals("done", outcome.out().lines().reduce("", (a, b) -> b), outcome.err());
      return shown(server);
    }
  }

  private static EmbeddedEndpoint foreign() throws Exception {
    return EmbeddedEndpoint.builder().foreign().rows(200).start();
  }

  private static List<String> shown(EmbeddedEndpoint server) {
    List<String> calls = new ArrayList<>();
    for (Call call : server.calls().all()) {
      calls.add(shown(call, server.port()));
    }
    return calls;
  }

  private static String shown(Call call, int port) {
    StringBuilder line = new StringBuilder(call.method()).append(' ').append(call.headers());
    for (byte[] request : call.requests()) {
      line.append(' ').append(new String(request, StandardCharsets.ISO_8859_1));
    }
    return line.toString().replace(":" + port, ":port");
  }

  /** The server makes its handles at random: the same handle gets the same number in both runs. */
  private static String withoutRandomHandles(List<String> calls) {
    Map<String, String> numbers = new HashMap<>();
    return HANDLE
        .matcher(String.join("\n", calls))
        .replaceAll(
            found -> numbers.computeIfAbsent(found.group(), any -> "handle " + numbers.size()));
  }

  /** What an application does; the same in both runs. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws SQLException {
      try (Connection connection =
          DriverManager.getConnection(arguments[0] + "&user=admin&password=changeit&database=x")) {
        query(connection, "SELECT 1");
        query(connection, "SELECT * FROM kdb.records LIMIT 5");
        query(connection, "SELECT a.log_position FROM kdb.records a CROSS JOIN kdb.records b");
        query(connection, "SELECT nothing FROM nowhere");
        prepared(connection);
        metadata(connection.getMetaData());
      }
      System.out.println("done");
    }

    private static void query(Connection connection, String sql) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          rows.getObject(1);
        }
      } catch (SQLException refused) {
        System.out.println(refused.getClass());
      }
    }

    private static void prepared(Connection connection) {
      try (PreparedStatement statement = connection.prepareStatement("SELECT ?::BIGINT + 1")) {
        statement.setLong(1, 41);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
        }
      } catch (SQLException | RuntimeException refused) {
        System.out.println(refused.getClass());
      }
    }

    private static void metadata(DatabaseMetaData metadata) {
      try (ResultSet tables = metadata.getTables(null, null, "%", null);
          ResultSet columns = metadata.getColumns(null, null, "%", null)) {
        while (tables.next() || columns.next()) {
          // Read to the end, as a host does.
          continue;
        }
        metadata.getDatabaseProductName();
      } catch (SQLException refused) {
        System.out.println(refused.getClass());
      }
    }
  }

  /** The same beside a thread that asks KurrentDB all the time. */
  static final class BesideKurrentDb {
    private BesideKurrentDb() {}

    public static void main(String[] arguments) throws Exception {
      AtomicBoolean isOver = new AtomicBoolean();
      CountDownLatch begun = new CountDownLatch(1);
      FutureTask<Integer> asking = new FutureTask<>(() -> ask(arguments[1], begun, isOver::get));
      new Thread(asking).start();
      begun.await();
      check("the other server is asked", () -> Application.main(arguments));
      isOver.set(true);
      check("KurrentDB answered all the time", () -> yes(asking.get() > 0, "not once"));
      Checks.end();
    }

    /** How often KurrentDB gave what it gives with the agent alone. */
    private static int ask(String url, CountDownLatch begun, BooleanSupplier isOver)
        throws SQLException {
      int times = 0;
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        do {
          same("KurrentDB", connection.getMetaData().getDatabaseProductName());
          try (ResultSet row = statement.executeQuery("SELECT " + times + " AS x")) {
            yes(row.next(), "no row");
            same(times, row.getInt(1));
          }
          times++;
          begun.countDown();
        } while (!isOver.getAsBoolean());
      } finally {
        begun.countDown();
      }
      return times;
    }
  }
}
