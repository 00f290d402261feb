package io.kurrentdb.shims.sql.lex;

/** What a token is, by its spelling alone. */
public enum Kind {
  /** An unquoted word: a name or a keyword. */
  WORD,
  /** A name in double quotes. */
  QUOTED,
  /** A name in backticks, which MySQL and Spark write and DuckDB does not know. */
  BACKTICK,
  /** A string in any of its forms: '..', E'..', $tag$..$tag$. */
  STRING,
  NUMBER,
  /** {@code ?}, {@code $1} or {@code $name}. */
  PARAMETER,
  /** An operator of one or more characters that no other kind names. */
  OPERATOR,
  STAR,
  CAST,
  COLON,
  DOT,
  COMMA,
  SEMICOLON,
  OPEN_PAREN,
  CLOSE_PAREN,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_BRACE,
  CLOSE_BRACE
}
