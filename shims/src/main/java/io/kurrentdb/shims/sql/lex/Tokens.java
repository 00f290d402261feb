package io.kurrentdb.shims.sql.lex;

import java.util.Arrays;

/**
 * The tokens of one text with their exact spans, comments and blanks left out. Brackets know their
 * partners. Written once by {@link Lexer}, then only read.
 */
public final class Tokens {
  private final String text;
  private Kind[] kinds = new Kind[64];
  private Keyword[] keywords = new Keyword[64];
  private int[] spans = new int[128];
  private int[] partners = new int[64];
  private int size;
  private final long[] seen = new long[(Keyword.values().length + 63) / 64];
  private int kindsSeen;
  private Defect defect;
  private int defectAt = -1;

  Tokens(String text) {
    this.text = text;
  }

  /** Why a text has no structure that could be looked at. */
  public enum Defect {
    UNTERMINATED_STRING,
    UNTERMINATED_NAME,
    UNTERMINATED_COMMENT,
    UNBALANCED_BRACKET,
    TOO_DEEP,
    TOO_LONG
  }

  void add(Kind kind, Keyword keyword, int start, int end) {
    if (size == kinds.length) {
      grow();
    }
    kinds[size] = kind;
    keywords[size] = keyword;
    spans[2 * size] = start;
    spans[2 * size + 1] = end;
    partners[size] = -1;
    kindsSeen |= 1 << kind.ordinal();
    if (keyword != null) {
      seen[keyword.ordinal() >> 6] |= 1L << keyword.ordinal();
    }
    size++;
  }

  private void grow() {
    int capacity = size * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    keywords = Arrays.copyOf(keywords, capacity);
    spans = Arrays.copyOf(spans, capacity * 2);
    partners = Arrays.copyOf(partners, capacity);
  }

  void pair(int open, int close) {
    partners[open] = close;
    partners[close] = open;
  }

  void fail(Defect what, int at) {
    if (defect == null) {
      defect = what;
      defectAt = at;
    }
  }

  /** Whether every string, name, comment and bracket of the text is closed. */
  public boolean isWhole() {
    return defect == null;
  }

  /** What is wrong with the text; null where it is whole. */
  public Defect defect() {
    return defect;
  }

  /** Where the defect begins, as an offset into the text; -1 where the text is whole. */
  public int defectAt() {
    return defectAt;
  }

  public String text() {
    return text;
  }

  public int size() {
    return size;
  }

  public Kind kind(int i) {
    return i >= 0 && i < size ? kinds[i] : null;
  }

  public boolean is(int i, Kind kind) {
    return i >= 0 && i < size && kinds[i] == kind;
  }

  public boolean is(int i, Keyword keyword) {
    return i >= 0 && i < size && keywords[i] == keyword;
  }

  /** The keyword that this token spells; null where it is none, or is quoted. */
  public Keyword keyword(int i) {
    return i >= 0 && i < size ? keywords[i] : null;
  }

  /** Whether the keyword occurs at all: a cheap way for a rule to see that it has nothing to do. */
  public boolean has(Keyword keyword) {
    return (seen[keyword.ordinal() >> 6] & (1L << keyword.ordinal())) != 0;
  }

  /** Whether a token of this kind occurs at all. */
  public boolean has(Kind kind) {
    return (kindsSeen & (1 << kind.ordinal())) != 0;
  }

  public int start(int i) {
    return spans[2 * i];
  }

  public int end(int i) {
    return spans[2 * i + 1];
  }

  /** The other one of a pair of brackets; -1 for any other token. */
  public int partner(int i) {
    return partners[i];
  }

  /** The token after this one, and after the whole bracket if this one opens it. */
  public int skip(int i) {
    int partner = partners[i];
    return partner > i ? partner + 1 : i + 1;
  }

  /** A name in any of its spellings, or a keyword. */
  public boolean isName(int i) {
    Kind kind = kind(i);
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.BACKTICK;
  }

  /** The token's characters as written. */
  public String raw(int i) {
    return text.substring(start(i), end(i));
  }

  /** The name that the token stands for, without quotes and as written; a string's content too. */
  public String name(int i) {
    Kind kind = kinds[i];
    if (kind == Kind.WORD) {
      return raw(i);
    }
    char quote = text.charAt(start(i));
    String inner = text.substring(start(i) + 1, Math.max(start(i) + 1, end(i) - 1));
    if (inner.indexOf(quote) < 0) {
      return inner;
    }
    String one = String.valueOf(quote);
    return inner.replace(one + one, one);
  }

  /** Whether the token stands for this name, compared without regard to case as DuckDB does. */
  public boolean isNamed(int i, String name) {
    if (!isName(i)) {
      return false;
    }
    int from = start(i);
    int length = end(i) - from;
    if (kinds[i] != Kind.WORD) {
      from++;
      length -= 2;
      if (length > name.length()) {
        return name(i).equalsIgnoreCase(name);
      }
    }
    return length == name.length() && text.regionMatches(true, from, name, 0, length);
  }

  /** Whether the token's characters are exactly these. */
  public boolean spells(int i, String characters) {
    int length = end(i) - start(i);
    return length == characters.length() && text.startsWith(characters, start(i));
  }
}
