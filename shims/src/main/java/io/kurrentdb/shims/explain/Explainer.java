package io.kurrentdb.shims.explain;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Looks for the reason for which KurrentDB refused a text: first its shape, then its names. */
public final class Explainer {
  /** Beyond this a text is a program's, and no person looks for a slip in it. */
  private static final int LONGEST = 200_000;

  private Explainer() {}

  /**
   * @param sql the user's own text
   * @param catalog what the server offers
   * @return null where nothing certain can be told
   */
  public static Reason explain(String sql, Catalog catalog) {
    if (sql.length() > LONGEST) {
      return null;
    }
    Tokens tokens = Lexer.read(sql);
    if (!tokens.isWhole()) {
      return defect(tokens);
    }
    Reason construct = Constructs.reason(tokens);
    if (construct != null) {
      return construct;
    }
    TableNames tables = TableNames.read(tokens, catalog);
    return tables.reason() != null ? tables.reason() : ColumnNames.reason(tokens, tables);
  }

  private static Reason defect(Tokens tokens) {
    String where = where(tokens.text(), tokens.defectAt());
    switch (tokens.defect()) {
      case UNTERMINATED_STRING:
        return syntax("The string that begins " + where + " has no closing quote.");
      case UNTERMINATED_NAME:
        return syntax("The name that begins " + where + " has no closing quote.");
      case UNTERMINATED_COMMENT:
        return syntax("The comment that begins " + where + " has no end.");
      case UNBALANCED_BRACKET:
        return syntax("The bracket " + where + " has no partner.");
      default:
        return null;
    }
  }

  private static Reason syntax(String message) {
    return new Reason(SqlState.SYNTAX_ERROR, message);
  }

  /** The place in the text, as editors count. */
  static String where(String text, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      column++;
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return "at line " + line + ", column " + column;
  }
}
