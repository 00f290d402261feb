package io.kurrentdb.shims.sql.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.shims.sql.lex.Tokens.Defect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {
  private static List<String> tokens(String sql) {
    Tokens tokens = Lexer.read(sql);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      all.add(tokens.raw(i));
    }
    return all;
  }

  private static void defect(Defect expected, int at, String sql) {
    Tokens tokens = Lexer.read(sql);
    assertFalse(tokens.isWhole(), sql);
    assertEquals(expected, tokens.defect(), sql);
    assertEquals(at, tokens.defectAt(), sql);
  }

  @Test
  void commentsNestAndLeaveNoToken() {
    assertEquals(List.of("a", "b"), tokens("a /* x /* y */ 'z */ b -- c\n"));
    assertEquals(List.of("a", "b"), tokens("a -- '\r b"));
  }

  @Test
  void stringsOfEveryFormAreOneToken() {
    assertEquals(List.of("'it''s'"), tokens("'it''s'"));
    assertEquals(List.of("E'a\\'b'", "x"), tokens("E'a\\'b' x"));
    assertEquals(List.of("'a\\'", "b"), tokens("'a\\' b"));
    assertEquals(List.of("$$ ' $ $$", "x"), tokens("$$ ' $ $$ x"));
    assertEquals(List.of("$t$ $$ $t$"), tokens("$t$ $$ $t$"));
  }

  @Test
  void aDollarInsideANameIsPartOfIt() {
    assertEquals(List.of("a$b$c"), tokens("a$b$c"));
    assertEquals(Kind.PARAMETER, Lexer.read("$1").kind(0));
    assertEquals(Kind.PARAMETER, Lexer.read("$name").kind(0));
  }

  @Test
  void numbersAreReadWithSeparatorsAndExponents() {
    assertEquals(
        List.of("1_2e0_1", ",", ".5", ",", "42.", ",", "0x1F"), tokens("1_2e0_1,.5,42.,0x1F"));
    assertEquals(List.of("1", "a"), tokens("1a"));
    assertEquals(List.of("1e", "x").size(), tokens("1e").size());
  }

  @Test
  void operatorsStopWhereACommentOrAStarBegins() {
    assertEquals(List.of("1", "+", "2"), tokens("1+--x\n2"));
    assertEquals(List.of("2", "*", "3"), tokens("2*/* c */3"));
    assertEquals(List.of("a", "->>", "?"), tokens("a->>?"));
    assertEquals(List.of("a", "::", "b", ":", "c"), tokens("a::b:c"));
  }

  @Test
  void blanksBeyondAsciiAreBlanks() {
    assertEquals(List.of("SELECT", "1"), tokens("SELECT\u00a01\ufeff"));
  }

  @Test
  void namesLoseTheirQuotesAndCompareWithoutCase() {
    Tokens tokens = Lexer.read("\"a\"\"B\" Records");
    assertEquals("a\"B", tokens.name(0));
    assertTrue(tokens.isNamed(0, "A\"b"));
    assertTrue(tokens.isNamed(1, "records"));
    assertFalse(tokens.isNamed(1, "record"));
  }

  @Test
  void aQuotedWordIsNoKeyword() {
    Tokens tokens = Lexer.read("from \"from\"");
    assertEquals(Keyword.FROM, tokens.keyword(0));
    assertEquals(null, tokens.keyword(1));
  }

  @Test
  void bracketsKnowTheirPartners() {
    Tokens tokens = Lexer.read("(a[1]{})");
    assertEquals(7, tokens.partner(0));
    assertEquals(4, tokens.partner(2));
    assertEquals(8, tokens.skip(0));
  }

  @Test
  void whatIsNotClosedIsFoundWhereItBegins() {
    defect(Defect.UNTERMINATED_STRING, 7, "SELECT 'abc");
    defect(Defect.UNTERMINATED_STRING, 0, "$a$ $b$");
    defect(Defect.UNTERMINATED_NAME, 7, "SELECT \"abc");
    defect(Defect.UNTERMINATED_COMMENT, 2, "a /* b /* c */");
    defect(Defect.UNBALANCED_BRACKET, 7, "SELECT (1");
    defect(Defect.UNBALANCED_BRACKET, 8, "SELECT 1)");
    defect(Defect.UNBALANCED_BRACKET, 9, "SELECT (1]");
  }

  @Test
  void depthAndLengthHaveLimitsThatEndTheReading() {
    assertEquals(Defect.TOO_DEEP, Lexer.read("(".repeat(10_000_000 / 4)).defect());
    assertEquals(Defect.TOO_LONG, Lexer.read("(".repeat(10_000_000)).defect());
  }
}
