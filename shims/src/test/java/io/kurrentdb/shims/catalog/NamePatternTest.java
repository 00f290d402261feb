package io.kurrentdb.shims.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NamePatternTest {
  @Test
  void noPatternMatchesEveryName() {
    assertTrue(NamePattern.matches(null, "records"));
  }

  @Test
  void percentIsAnyText() {
    assertTrue(NamePattern.matches("%", ""));
    assertTrue(NamePattern.matches("rec%", "records"));
    assertTrue(NamePattern.matches("%cor%", "records"));
    assertTrue(NamePattern.matches("%a%ab", "aaab"));
    assertFalse(NamePattern.matches("rec%x", "records"));
  }

  @Test
  void underscoreIsOneCharacter() {
    assertTrue(NamePattern.matches("log_position", "log_position"));
    assertTrue(NamePattern.matches("log_position", "logXposition"));
    assertFalse(NamePattern.matches("record_", "record"));
  }

  @Test
  void backslashTakesTheMeaningAway() {
    assertTrue(NamePattern.matches("log\\_position", "log_position"));
    assertFalse(NamePattern.matches("log\\_position", "logXposition"));
    assertTrue(NamePattern.matches("100\\%", "100%"));
    assertFalse(NamePattern.matches("100\\%", "1000"));
    assertTrue(NamePattern.matches("a\\", "a\\"));
  }

  @Test
  void caseCounts() {
    assertFalse(NamePattern.matches("RECORDS", "records"));
  }

  @Test
  void manyPercentsDoNotTakeForever() {
    assertFalse(NamePattern.matches("%a".repeat(40) + "b", "a".repeat(5_000)));
  }
}
