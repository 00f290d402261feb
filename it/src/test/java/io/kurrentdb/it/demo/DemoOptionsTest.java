package io.kurrentdb.it.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
  private static DemoOptions parse(String... words) {
    return DemoOptions.parse(List.of(words), null);
  }

  @Test
  void withoutWordsTheEmbeddedEndpointIsShown() {
    assertEquals(new DemoOptions(false, null, 0, 5000, false), parse());
  }

  @Test
  void everyOptionIsRead() {
    assertEquals(
        new DemoOptions(true, null, 9000, 3000, false),
        parse("--once", "--port", "9000", "--rows", "3000"));
    assertEquals("jdbc:kurrentdb://a:2113/", parse("--url", "jdbc:kurrentdb://a:2113/").url());
  }

  @Test
  void theUrlCanComeFromTheEnvironmentAndTheOptionWins() {
    assertEquals("jdbc:a", DemoOptions.parse(List.of(), "jdbc:a").url());
    assertEquals("jdbc:b", DemoOptions.parse(List.of("--url", "jdbc:b"), "jdbc:a").url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--twice",
        "--port",
        "--port 0",
        "--port x",
        "--rows 10",
        "--url http://localhost:2113",
        "--once --url jdbc:kurrentdb://a:2113/"
      })
  void whatMeansNothingIsRefusedWithTheReason(String line) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> parse(line.split(" ")), line);
    assertTrue(e.getMessage().length() > 20, e.getMessage());
  }
}
