package io.kurrentdb.it.driver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A statement that was prepared before its table gained a column. */
class ChangedColumnsTest {
  private static final String MARK = "change_the_table";
  private static final int POLLS = 4_000;

  @TestFactory
  Stream<DynamicNode> theMetadataIsThatOfTheNewestExecution() {
    return Matrix.drivers(
        (driver, jdk) -> {
          try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(20).start()) {
            CompletableFuture<Void> change = CompletableFuture.runAsync(() -> change(endpoint));
            Stream<DynamicTest> tests =
                HostJvm.with(driver)
                    .on(jdk)
                    .agent()
                    .run(Application.class, endpoint.jdbcUrl())
                    .tests();
            change.join();
            return tests;
          }
        });
  }

  private static void change(EmbeddedEndpoint endpoint) {
    try {
      for (int i = 0; i < POLLS && !isMarked(endpoint); i++) {
        Thread.sleep(5);
      }
      endpoint.addField("orders-by-country", "region");
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isMarked(EmbeddedEndpoint endpoint) {
    return endpoint.calls().all().stream().anyMatch(ChangedColumnsTest::isMarked);
  }

  private static boolean isMarked(Call call) {
    return call.requests().stream()
        .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK));
  }

  /** Prepares, has the table changed, and executes again. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection(arguments[0]);
          Statement other = connection.createStatement();
          PreparedStatement prepared =
              connection.prepareStatement("SELECT * FROM usr.\"orders-by-country\" LIMIT 1")) {
        check("metadata after a column was added", () -> run(other, prepared));
      }
      Checks.end();
    }

    private static void run(Statement other, PreparedStatement prepared) throws Exception {
      int before;
      try (ResultSet result = prepared.executeQuery()) {
        before = result.getMetaData().getColumnCount();
      }
      other.executeQuery("SELECT '" + MARK + "' FROM kdb.records LIMIT 1").close();
      for (int i = 0; width(other) == before; i++) {
        Checks.yes(i < POLLS, "the table did not change");
        Thread.sleep(5);
      }
      thrown(SQLTransactionRollbackException.class, prepared::executeQuery);
      try (ResultSet result = prepared.executeQuery()) {
        result.next();
        same("", result.getString("field_region"));
        same(before + 1, result.getMetaData().getColumnCount());
        same("field_region", result.getMetaData().getColumnName(before + 1));
        same(before + 1, prepared.getMetaData().getColumnCount());
      }
    }

    private static int width(Statement statement) throws SQLException {
      try (ResultSet result =
          statement.executeQuery("SELECT * FROM usr.\"orders-by-country\" LIMIT 2")) {
        return result.getMetaData().getColumnCount();
      } catch (SQLTransactionRollbackException changed) {
        return width(statement);
      }
    }
  }
}
