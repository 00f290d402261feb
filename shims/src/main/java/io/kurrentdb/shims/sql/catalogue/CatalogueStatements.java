package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/**
 * SHOW, DESCRIBE, SUMMARIZE and PRAGMA table_info, as statements and in FROM. Each becomes a SELECT
 * of the same columns; the catalogue gives the rows.
 */
public final class CatalogueStatements implements Rule {
  @Override
  public String id() {
    return "catalogue-statements";
  }

  @Override
  public String reason() {
    return "The endpoint takes SELECT only, so SHOW, DESCRIBE, SUMMARIZE and PRAGMA are answered from"
        + " the live catalogue.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SHOW DATABASES", "SELECT CAST(current_database() AS VARCHAR) AS \"database_name\""),
        Example.of(
            "DESCRIBE SELECT stream FROM kdb.records",
            Describe.QUERY_BEFORE + " SELECT stream FROM kdb.records" + Describe.QUERY_AFTER));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    boolean any =
        tokens.has(Keyword.SHOW)
            || tokens.has(Keyword.DESCRIBE)
            || tokens.has(Keyword.DESC)
            || tokens.has(Keyword.SUMMARIZE)
            || tokens.has(Keyword.PRAGMA);
    if (!any) {
      return;
    }
    int first = 0;
    while (tokens.is(first, Kind.SEMICOLON)) {
      first++;
    }
    statement(rewrite, first, end(tokens, first));
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.OPEN_PAREN)
          && isRelation(tokens, i)
          && !tokens.is(i + 1, Keyword.PRAGMA)) {
        statement(rewrite, i + 1, tokens.partner(i));
      }
    }
  }

  private static int end(Tokens tokens, int from) {
    int i = from;
    while (i < tokens.size() && !tokens.is(i, Kind.SEMICOLON)) {
      i = tokens.skip(i);
    }
    return i;
  }

  private static boolean isRelation(Tokens tokens, int open) {
    return tokens.is(open - 1, Keyword.FROM)
        || tokens.is(open - 1, Keyword.JOIN)
        || tokens.is(open - 1, Kind.COMMA)
        || tokens.is(open - 1, Kind.OPEN_PAREN);
  }

  private void statement(Rewrite rewrite, int from, int to) {
    Keyword keyword = rewrite.tokens().keyword(from);
    if (keyword == null) {
      return;
    }
    switch (keyword) {
      case SHOW:
        replace(rewrite, from, to, Show.query(rewrite, from + 1, to));
        break;
      case PRAGMA:
        replace(rewrite, from, to, Pragma.query(rewrite, from + 1, to));
        break;
      case DESC:
      case DESCRIBE:
        describe(rewrite, from, to);
        break;
      case SUMMARIZE:
        summarize(rewrite, from, to);
        break;
      default:
    }
  }

  private void replace(Rewrite rewrite, int from, int to, String query) {
    if (query != null) {
      rewrite.edits().replace(from, to, query);
      rewrite.note(this, rewrite.tokens().raw(from) + " answered from the catalogue");
    }
  }

  private void describe(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    if (to == from + 1) {
      replace(rewrite, from, to, Show.allTables(rewrite));
    } else if (Describe.isQuery(tokens, from + 1)) {
      rewrite.edits().replace(from, from + 1, Describe.QUERY_BEFORE);
      rewrite.edits().after(to - 1, Describe.QUERY_AFTER);
      rewrite.note(this, tokens.raw(from) + " of a query asks for the types of its columns");
    } else {
      replace(rewrite, from, to, Describe.table(rewrite, from + 1, to));
    }
  }

  private void summarize(Rewrite rewrite, int from, int to) {
    Tokens tokens = rewrite.tokens();
    if (to <= from + 1) {
      return;
    }
    boolean query = Describe.isQuery(tokens, from + 1);
    if (query || TableName.read(rewrite, from + 1, to) != null) {
      String before = query ? Summarize.BEFORE : Summarize.BEFORE + "SELECT * FROM ";
      rewrite.edits().replace(from, from + 1, before);
      rewrite.edits().after(to - 1, Summarize.AFTER);
      rewrite.note(this, tokens.raw(from) + " became aggregates of every column");
    }
  }
}
