package io.kurrentdb.shims.sql;

import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Refuses what can't be a question to the endpoint, with words that the endpoint does not find. */
final class Statements {
  private static final String SYNTAX_ERROR = SqlState.SYNTAX_ERROR.code();
  private static final String READ_ONLY = SqlState.READ_ONLY.code();

  private Statements() {}

  /** Why the text cannot be sent; null where it can. */
  static Refusal refusal(Tokens tokens) {
    int first = first(tokens);
    if (first == tokens.size()) {
      return tokens.isWhole()
          ? new Refusal(SYNTAX_ERROR, "The statement is empty: there is nothing to run")
          : null;
    }
    return tokens.isWhole() && hasSecond(tokens, first)
        ? new Refusal(
            SYNTAX_ERROR,
            "Several statements in one text: KurrentDB takes one at a time, send each on its own")
        : notASelect(tokens, first);
  }

  static int first(Tokens tokens) {
    int i = 0;
    while (tokens.is(i, Kind.SEMICOLON)) {
      i++;
    }
    return i;
  }

  private static boolean hasSecond(Tokens tokens, int first) {
    if (!tokens.has(Kind.SEMICOLON)) {
      return false;
    }
    boolean ended = false;
    for (int i = first; i < tokens.size(); i = tokens.skip(i)) {
      boolean semicolon = tokens.is(i, Kind.SEMICOLON);
      if (ended && !semicolon) {
        return true;
      }
      ended |= semicolon;
    }
    return false;
  }

  private static Refusal notASelect(Tokens tokens, int first) {
    Keyword keyword = tokens.keyword(first);
    if (keyword == null || !isOther(keyword)) {
      return null;
    }
    String word = keyword.name();
    if (keyword == Keyword.EXPLAIN) {
      return new Refusal(
          SYNTAX_ERROR,
          "KurrentDB's SQL endpoint shows no query plans: EXPLAIN cannot be run, only the SELECT");
    }
    return new Refusal(
        READ_ONLY,
        "KurrentDB SQL is read-only: "
            + word
            + " cannot be run, only SELECT (and WITH, VALUES, TABLE, FROM, SHOW, DESCRIBE) can");
  }

  private static boolean isOther(Keyword keyword) {
    switch (keyword) {
      case INSERT:
      case UPDATE:
      case DELETE:
      case MERGE:
      case TRUNCATE:
      case CREATE:
      case ALTER:
      case DROP:
      case COPY:
      case ATTACH:
      case DETACH:
      case INSTALL:
      case LOAD:
      case SET:
      case RESET:
      case USE:
      case CALL:
      case EXECUTE:
      case PREPARE:
      case DEALLOCATE:
      case EXPLAIN:
      case ANALYZE:
      case VACUUM:
      case CHECKPOINT:
      case EXPORT:
      case IMPORT:
      case GRANT:
      case REVOKE:
      case COMMENT:
      case BEGIN:
      case START:
      case COMMIT:
      case ROLLBACK:
        return true;
      default:
        return false;
    }
  }
}
