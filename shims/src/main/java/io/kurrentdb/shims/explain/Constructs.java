package io.kurrentdb.shims.explain;

import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/** Finds what the endpoint never takes, whatever the tables, and says what to write instead. */
final class Constructs {
  private static final List<String> BEGINNINGS =
      List.of(
          "SELECT",
          "WITH",
          "VALUES",
          "TABLE",
          "FROM",
          "SHOW",
          "DESCRIBE",
          "SUMMARIZE",
          "PIVOT",
          "UNPIVOT");

  private final Tokens tokens;

  private Constructs(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Null where there is none of them. */
  static Reason reason(Tokens tokens) {
    Constructs constructs = new Constructs(tokens);
    Reason beginning = constructs.beginning();
    return beginning != null ? beginning : constructs.inside();
  }

  private Reason beginning() {
    if (tokens.is(0, Kind.OPEN_BRACE)) {
      return reason(SqlState.READ_ONLY, 0, "There are no procedures to call", "Write a SELECT.");
    }
    boolean isWord = tokens.is(0, Kind.WORD) && tokens.keyword(0) == null;
    if (!isWord || BEGINNINGS.contains(tokens.raw(0).toUpperCase(java.util.Locale.ROOT))) {
      return null;
    }
    String nearest = NearestName.of(tokens.raw(0), BEGINNINGS);
    return reason(
        SqlState.SYNTAX_ERROR,
        0,
        "No statement begins with " + tokens.raw(0),
        nearest == null
            ? "KurrentDB SQL is read-only: it begins with SELECT."
            : "Did you mean " + nearest + "?");
  }

  private Reason inside() {
    Reason found = null;
    for (int i = 1; i < tokens.size() && found == null; i++) {
      found = at(i);
    }
    return found;
  }

  private Reason at(int i) {
    if (tokens.is(i, Keyword.INTO)) {
      boolean writes = tokens.is(i - 1, Keyword.INSERT) || tokens.is(i - 1, Keyword.MERGE);
      return reason(
          SqlState.READ_ONLY,
          i,
          writes ? word(i - 1) + " INTO writes" : "SELECT INTO makes a table",
          "KurrentDB SQL is read-only.");
    }
    if (tokens.is(i, Keyword.FOR) && isLock(i + 1)) {
      return reason(
          SqlState.SYNTAX_ERROR, i, "Rows cannot be locked", "Leave FOR " + word(i + 1) + " out.");
    }
    return tokens.is(i, Keyword.ON) && isPivotWithoutValues(i)
        ? reason(
            SqlState.SYNTAX_ERROR,
            i,
            "PIVOT needs its values here",
            "Name them: ON " + word(i + 1) + " IN ('a', 'b').")
        : null;
  }

  private boolean isLock(int i) {
    String word = word(i);
    return word.equals("UPDATE") || word.equals("SHARE");
  }

  /** {@code PIVOT t ON column}, where neither IN nor another thing follows the column. */
  private boolean isPivotWithoutValues(int i) {
    return word(0).equals("PIVOT")
        && !tokens.has(Keyword.JOIN)
        && !tokens.has(Keyword.IN)
        && tokens.isName(i + 1);
  }

  private String word(int i) {
    return i < tokens.size() && tokens.isName(i) ? tokens.raw(i) : "";
  }

  private Reason reason(SqlState state, int i, String what, String instead) {
    String where = Explainer.where(tokens.text(), tokens.start(i));
    return new Reason(state, what + " (" + where + "). " + instead);
  }
}
