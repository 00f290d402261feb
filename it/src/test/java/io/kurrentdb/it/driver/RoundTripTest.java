package io.kurrentdb.it.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What JDBC calls cost: the calls that the endpoint saw, for every build of the driver. */
class RoundTripTest {
  private static final Map<String, Integer> NONE = Map.of();
  private static final Map<String, Integer> ONE = Map.of("DoGet:query", 1);
  private static final String TICKET = "GetFlightInfo:CommandStatementQuery";
  private static final String COLUMNS = "GetFlightInfo:sql";
  private static final Map<String, Integer> TWO = Map.of(TICKET, 1, "DoGet:query", 1);

  @ParameterizedTest
  @EnumSource(names = {"V15_0_2", "V18_3_0", "CORE_18_3_0"})
  void everyPartOfASession(DriverJars driver) throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(100).start()) {
      Outcome outcome = HostJvm.with(driver).agent().run(RoundTrips.class, endpoint.jdbcUrl());
      assertEquals(0, outcome.exitCode(), outcome.err());
      Map<String, Map<String, Integer>> parts = parts(endpoint);
      assertEquals(TWO, parts.get("a text for the first time"));
      assertEquals(ONE, parts.get("the same text again"));
      assertEquals(ONE, parts.get("SELECT 1 to validate"));
      assertEquals(ONE, parts.get("isValid"));
      assertEquals(NONE, parts.get("a statement that is refused here"));
      assertEquals(
          Map.of(TICKET, 1, "DoGet:query", 1, COLUMNS, 1),
          parts.get("a statement that the server refuses"));
      assertEquals(Map.of(COLUMNS, 1), parts.get("preparing a text with parameters"));
      assertEquals(TWO, parts.get("prepared, other values"));
      assertEquals(ONE, parts.get("prepared, the same values again"));
      assertEquals(NONE, parts.get("prepared, the number of parameters"));
      assertEquals(
          Map.of("DoAction:CreatePreparedStatement", 1, "DoAction:ClosePreparedStatement", 1),
          parts.get("prepared, the types of parameters"));
      assertEquals(NONE, parts.get("prepared, the types again"));
      assertEquals(NONE, parts.get("closing a prepared statement"));
      assertEquals(Map.of("DoGet:query", 3), parts.get("one result in three, the others unread"));
    }
  }

  @Test
  void withoutTheAgentAQueryCostsFour() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(100).start()) {
      HostJvm.with(DriverJars.V18_3_0)
          .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
          .run(OneQuery.class, endpoint.jdbcUrl());
      assertEquals(
          Map.of(
              "DoAction:CreatePreparedStatement", 1,
              "GetFlightInfo:CommandPreparedStatementQuery", 1,
              "DoGet:CommandPreparedStatementQuery", 1,
              "DoAction:ClosePreparedStatement", 1),
          endpoint.calls().countsByType());
    }
  }

  /** The types of the calls between two marks. */
  private static Map<String, Map<String, Integer>> parts(EmbeddedEndpoint endpoint) {
    Map<String, Map<String, Integer>> parts = new LinkedHashMap<>();
    Map<String, Integer> current = new TreeMap<>();
    for (Call call : endpoint.calls().all()) {
      String mark = mark(call);
      if (mark == null) {
        current.merge(call.type(), 1, Integer::sum);
      } else {
        current = parts.computeIfAbsent(mark, name -> new TreeMap<>());
      }
    }
    return parts;
  }

  private static String mark(Call call) {
    for (byte[] request : call.requests()) {
      String text = new String(request, StandardCharsets.ISO_8859_1);
      int at = text.indexOf(RoundTrips.MARK);
      if (at >= 0) {
        int from = at + RoundTrips.MARK.length();
        return text.substring(from, text.indexOf('\'', from));
      }
    }
    return null;
  }
}
