package io.kurrentdb.it.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README's first command, run as it stands there, and its page as a browser uses it. */
class DemoTest {
  private static EmbeddedEndpoint endpoint;
  private static CallCount count;
  private static Tomcat tomcat;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(2000).start();
    count = new CallCount(endpoint.calls());
    String url = "jdbc:kurrentdb://localhost:" + endpoint.port() + "?tls=false";
    tomcat = Tomcat.withAgent(Build.find(), url, 0, count.option());
    tomcat.awaitStart();
    twoAtOnce();
  }

  /** As a browser does; both pools of it make their first connection at the same time. */
  private static void twoAtOnce() throws Exception {
    Thread other = new Thread(() -> assertDoesNotThrow(() -> tomcat.get("api/tables")));
    other.start();
    tomcat.post("actions/CONSTANT", "");
    other.join();
  }

  @AfterAll
  static void end() throws Exception {
    tomcat.close();
    count.close();
    endpoint.close();
    assertFalse(tomcat.process().isAlive());
  }

  @Test
  void theComparisonIsPrintedAndEveryActionIsRightWithTheAgent() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    int code = Demo.run(List.of("--once"), out, out);
    String text = printed.toString(StandardCharsets.UTF_8);
    assertEquals(0, code, text);
    assertTrue(text.contains("all patches installed and verified"), text);
    assertTrue(text.contains("19 of 19 with it"), text);
  }

  @Test
  void thePageComesWithItsPartsAndAsksNoOtherHost() throws Exception {
    String page = tomcat.get("");
    assertTrue(page.contains("<title>KurrentDB over JDBC</title>"), page);
    for (String part : List.of("demo.css", "demo.js", "icon.svg")) {
      assertTrue(page.contains(part), part);
      String text = tomcat.get(part).replace("http://www.w3.org/2000/svg", "");
      assertFalse(text.contains("http://") || text.contains("https://"), part);
    }
  }

  @Test
  void theTreeHasEveryTableAndColumn() throws Exception {
    String json = tomcat.get("api/tables");
    assertTrue(json.contains("{\"schema\":\"kdb\",\"name\":\"records\""), json);
    assertTrue(json.contains("\"name\":\"orders-by-country\""), json);
    assertTrue(json.contains("\"name\":\"field_country\""), json);
  }

  @Test
  void aQueryIsAnsweredWithItsColumnsAndRows() throws Exception {
    String json = tomcat.post("api/query", "SELECT 42 AS answer, '<b>' AS markup");
    assertTrue(json.contains("{\"name\":\"answer\",\"type\":\"INTEGER\",\"number\":true}"), json);
    assertTrue(json.contains("\"rows\":[[\"42\",\"\\u003cb>\"]]"), json);
    assertTrue(json.matches(".*\"roundTrips\":[1-4]}"), json);
  }

  @Test
  void theRowCapShowsAsAWarning() throws Exception {
    String json = tomcat.post("api/query", "SELECT log_position FROM kdb.records");
    assertTrue(json.contains("\"warnings\":[\""), json.substring(json.length() - 400));
  }

  @Test
  void aMistakeIsToldWithItsSqlState() throws Exception {
    String json = tomcat.post("api/query", "SELECT straem FROM kdb.records");
    assertTrue(json.contains("\"sqlState\":\"42"), json);
  }

  @Test
  void theSummaryIsInTheStatusAndOnceInTheLog() throws Exception {
    String json = tomcat.get("api/status");
    assertTrue(json.contains("kurrentdb: all patches installed and verified\""), json);
    assertEquals(1, tomcat.logLines("all patches installed and verified").size());
  }

  @Test
  void pagesOfOtherSitesAreKeptOut() throws Exception {
    assertEquals("403", statusOf("GET / HTTP/1.1\r\nHost: evil.example\r\n"));
    assertEquals(
        "403", statusOf("POST /api/query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"));
    assertEquals("200", statusOf("GET / HTTP/1.1\r\nHost: localhost\r\n"));
  }

  private static String statusOf(String request) throws Exception {
    int port = URI.create(tomcat.page()).getPort();
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      String whole = request + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII).substring(9);
    }
  }

  @Test
  void aTomcatEndsWhenTheDemoThatStartedItIsGone() throws Exception {
    try (Tomcat orphan = Tomcat.withoutAgent(Build.find(), endpoint.jdbcUrl())) {
      orphan.awaitStart();
      orphan.process().getOutputStream().close();
      assertTrue(orphan.process().waitFor(30, TimeUnit.SECONDS));
    }
  }
}
