package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint as a program. */
class MainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nothing",
        "--port",
        "--port x",
        "--port -1",
        "--port 65536",
        "--port 99999999999",
        "--rows 1e6",
        "--max-depth 3000000000",
        "--release 25.0",
        "--indexes maybe",
        "--data words",
        "--tls-certificate own",
        "--ca /there/is/no/such/folder/ca.pem"
      })
  void anOptionThatMeansNothingIsRefused(String words) {
    List<String> options = List.of(words.split(" "));
    Exception refused = assertThrows(IllegalArgumentException.class, () -> Main.parse(options));
    String named = words.startsWith("--release") ? "25.0" : options.get(0);
    assertTrue(refused.getMessage().contains(named), refused::getMessage);
  }

  @Test
  void everySwitchReachesTheEndpoint(@TempDir Path folder) throws Exception {
    Path ca = folder.resolve("ca.pem");
    EndpointBuilder builder =
        Main.parse(
            List.of(
                ("--port 0 --rows 7 --data mixed --release 26.1.0-rc.1 --indexes absent --auth --ca "
                        + ca
                        + " --unlicensed --latency-ms 3 --no-gzip --max-depth 9 --foreign")
                    .split(" ")));
    assertEquals(0, builder.port);
    assertEquals(7, builder.rows);
    assertEquals(EventStoreData.Content.MIXED, builder.content);
    assertEquals(Release.RC1, builder.release);
    assertEquals(Indexes.ABSENT, builder.indexes);
    assertEquals(3, builder.latency.toMillis());
    assertEquals(Compression.NONE, builder.compression);
    assertEquals(9, builder.maxDepth);
    assertTrue(builder.authentication && !builder.licensed && builder.foreign);
    assertTrue(Files.readString(ca).startsWith("-----BEGIN CERTIFICATE-----"));
  }

  @Test
  void aPortInUseIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Process process = start("--port", String.valueOf(taken.getLocalPort()), "--rows", "1");
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(1, process.waitFor());
      assertEquals(
          1, err.lines().filter(line -> line.contains("endpoint cannot start")).count(), err);
      assertTrue(!err.contains("\tat "), err);
    }
  }

  private static Process start(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
