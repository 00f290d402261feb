package io.kurrentdb.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver that is not out yet, in which the main seam is gone: the constructor of FlightClient
 * takes a Collection where it took a List. The log says so, and the host decides what comes of it.
 */
class NewerDriverTest {
  private static final String FLIGHT =
      "org/apache/arrow/driver/jdbc/shaded/org/apache/arrow/flight/";

  private static final String REASON =
      "flight-channel is not installed: FlightClient has no constructor(BufferAllocator,"
          + " ManagedChannel, List). Without it metadata is empty";

  /** In front of the driver on the class path. */
  @TempDir private static Path changed;

  private static EmbeddedEndpoint endpoint;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(50).start();
    try (JarFile driver = new JarFile(Matrix.NEWEST.classPath().get(0))) {
      for (String name : List.of("FlightClient", "FlightClient$Builder", "FlightGrpcUtils")) {
        String entry = FLIGHT + name + ".class";
        Path file = changed.resolve(entry);
        Files.createDirectories(file.getParent());
        try (InputStream in = driver.getInputStream(driver.getEntry(entry))) {
          Files.write(file, withAnotherConstructor(in.readAllBytes()));
        }
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  private static byte[] withAnotherConstructor(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    Remapper remapper =
        new Remapper(OpenedClassReader.ASM_API) {
          @Override
          public String mapMethodDesc(String descriptor) {
            return descriptor.endsWith("ManagedChannel;Ljava/util/List;)V")
                ? descriptor.replace("List;", "Collection;")
                : descriptor;
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(writer, remapper), 0);
    return writer.toByteArray();
  }

  @Test
  void theHostGoesOnAsWithoutTheAgentAndTheLogSaysWhy() {
    Outcome outcome = run(HostJvm.plain());
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertEquals(List.of("stream orders-0"), outcome.out().lines().toList(), outcome::err);
    List<String> log = outcome.log();
    assertTrue(log.contains("1 patch(es) NOT installed: flight-channel"), outcome::err);
    assertTrue(log.stream().anyMatch(line -> line.startsWith(REASON)), outcome::err);
    assertTrue(log.stream().noneMatch(line -> line.contains("verified")), outcome::err);
  }

  @Test
  void inStrictModeNoConnectionIsMade() {
    Outcome outcome = run(HostJvm.plain().set("kurrentdb.strict", "true"));
    assertNotEquals(0, outcome.exitCode(), outcome::out);
    String refused =
        "java.sql.SQLException: kurrentdb: 1 patch(es) NOT installed: flight-channel;"
            + " KURRENTDB_STRICT is set, so no connection is made. The log says why.";
    assertTrue(outcome.err().contains(refused), outcome::err);
  }

  private static Outcome run(HostJvm jvm) {
    return jvm.agent()
        .classPath(List.of(changed.toString()))
        .classPath(Matrix.NEWEST.classPath())
        .run(Application.class, endpoint.jdbcUrl());
  }

  /** Runs in the host's JVM. */
  static final class Application {
    private Application() {}

    public static void main(String[] arguments) throws SQLException {
      try (Connection connection = DriverManager.getConnection(arguments[0]);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT stream FROM kdb.records LIMIT 1")) {
        while (rows.next()) {
          System.out.println("stream " + rows.getString(1));
        }
      }
    }
  }
}
