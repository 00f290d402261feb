package io.kurrentdb.it.jvm;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HostJvmTest {

  @TestFactory
  Stream<DynamicNode> everyDriverIsFoundAndSaysWhyItCannotConnect() {
    return Matrix.drivers(
        (driver, jdk) -> HostJvm.with(driver).on(jdk).agent().run(Nowhere.class).tests());
  }

  @Test
  void theAgentStartsWithOneLine() {
    Outcome outcome = HostJvm.plain().agent().run(Nothing.class);
    assertEquals(0, outcome.exitCode());
    assertEquals(1, outcome.errLines().size(), outcome::err);
    assertTrue(outcome.log().get(0).startsWith("agent "), outcome::err);
  }

  /** Does nothing. */
  static final class Nothing {
    public static void main(String[] arguments) {}
  }

  /** Connects to a port on which nobody listens. */
  static final class Nowhere {
    public static void main(String[] arguments) throws ReflectiveOperationException {
      check(
          "connecting to nobody is an SQLException",
          () -> {
            String url =
                "jdbc:arrow-flight-sql://127.0.0.1:1/?useEncryption=false&user=u&password=p";
            SQLException e =
                thrown(SQLException.class, () -> DriverManager.getConnection(url).close());
            yes(!e.getMessage().contains("No suitable driver"), e);
          });
      Checks.end();
    }
  }
}
