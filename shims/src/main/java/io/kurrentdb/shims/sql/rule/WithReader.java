package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;

/** Reads WITH clauses: their CTEs, whose bodies are queries to be read later. */
final class WithReader {
  private WithReader() {}

  /** Reads the clause that the query begins with; gives the token behind it. */
  static int read(Tree tree, TreeReader queries, Query query) {
    Tokens tokens = tree.tokens;
    With with = new With(query, query.start);
    query.with = with;
    tree.withs.add(with);
    int i = query.start + 1;
    with.isRecursive = tokens.is(i, Keyword.RECURSIVE) && !tokens.is(i + 1, Keyword.AS);
    i = with.isRecursive ? i + 1 : i;
    do {
      i = cte(tree, queries, with, tokens.is(i, Kind.COMMA) ? i + 1 : i);
    } while (tree.isUnderstood() && i < query.end && tokens.is(i, Kind.COMMA));
    with.end = i;
    return i;
  }

  private static int cte(Tree tree, TreeReader queries, With with, int nameAt) {
    Tokens tokens = tree.tokens;
    if (!tokens.isName(nameAt)) {
      tree.giveUpAt(nameAt);
      return nameAt;
    }
    Cte cte = new Cte(with, with.ctes.size(), nameAt, tokens.name(nameAt));
    int i = nameAt + 1;
    if (tokens.is(i, Kind.OPEN_PAREN)) {
      cte.columns = i;
      cte.columnCount = (tokens.partner(i) - i) / 2;
      i = tokens.skip(i);
    }
    if (tokens.is(i, Keyword.USING) && tokens.is(i + 1, Keyword.KEY)) {
      i = tokens.skip(i + 2);
    }
    i = tokens.is(i, Keyword.AS) ? materialized(tokens, cte, i + 1) : -1;
    return body(tree, queries, cte, i);
  }

  private static int materialized(Tokens tokens, Cte cte, int i) {
    if (tokens.is(i, Keyword.MATERIALIZED)) {
      cte.isMaterialized = true;
      return i + 1;
    }
    if (tokens.is(i, Keyword.NOT) && tokens.is(i + 1, Keyword.MATERIALIZED)) {
      cte.isNotMaterialized = true;
      return i + 2;
    }
    return i;
  }

  private static int body(Tree tree, TreeReader queries, Cte cte, int open) {
    Tokens tokens = tree.tokens;
    if (!Grammar.opensQuery(tokens, open)) {
      tree.giveUp("WITH " + cte.name + " has no query in parentheses");
      return tokens.size();
    }
    With with = cte.with;
    int visible = with.isRecursive ? cte.index + 1 : cte.index;
    Environment seen = new Environment(with, visible, with.query.environment);
    cte.body = queries.inside(open, with.query.outer, seen, with.query, cte);
    with.ctes.add(cte);
    cte.end = tokens.partner(open) + 1;
    return cte.end;
  }
}
