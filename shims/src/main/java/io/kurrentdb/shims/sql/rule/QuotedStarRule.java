package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Renames an alias that needs quotes where a star is qualified with it. */
final class QuotedStarRule implements Rule {
  @Override
  public String id() {
    return "quoted-star";
  }

  @Override
  public String reason() {
    return "The endpoint loses the quotes of \"a b\".*, so the name in front of the star must not"
        + " need any";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT \"orders-by-country\".* FROM usr.\"orders-by-country\"",
            "SELECT _kdb0.* FROM usr.\"orders-by-country\" AS _kdb0"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Kind.STAR) || !tokens.has(Kind.QUOTED)) {
      return;
    }
    References references = rewrite.tree().references;
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < references.size(); i++) {
      FromItem item = references.item(i);
      if (item == null && needsQuotes(tokens, references.head(i))) {
        fields(rewrite, references.scope(i).select, references.head(i));
      } else if (item != null
          && item.newAlias == null
          && needsQuotes(tokens, references.nameAt(i))) {
        if (isRowNamed(rewrite, references, item)) {
          rewrite.giveUp("a row and a star have the same name, and the endpoint loses its quotes");
          return;
        }
        names.computeIfAbsent(Rewrite.lower(item.name), any -> newName(rewrite, item));
      }
    }
    if (!names.isEmpty()) {
      name(rewrite, names);
      rename(rewrite, references);
    }
  }

  /** {@code "a b".*} of a column, which is a struct: unnest takes it apart as well. */
  private void fields(Rewrite rewrite, Select select, int column) {
    if (select == null || !isColumn(rewrite.tokens(), select, column, column + 2)) {
      rewrite.giveUp("a star takes a column apart, and the endpoint loses the column's quotes");
      return;
    }
    rewrite.edits().before(column, "unnest(");
    rewrite.edits().replace(column + 1, column + 3, ")");
    rewrite.note(this, rewrite.tokens().raw(column) + ".* becomes unnest");
  }

  /** Whether something may mean the row of a relation as a whole, and would show another name. */
  private static boolean isRowNamed(Rewrite rewrite, References references, FromItem item) {
    Tokens tokens = rewrite.tokens();
    KnownColumns columns = new KnownColumns(tokens, rewrite.catalog());
    for (int i = 0; i < references.size(); i++) {
      int name = references.nameAt(i);
      FromItem other = references.item(i);
      boolean alone = name == references.head(i) && !tokens.is(name + 1, Kind.DOT);
      if (other != null
          && alone
          && other.name.equalsIgnoreCase(item.name)
          && !columns.has(other.clause, name)) {
        return true;
      }
    }
    return false;
  }

  private String newName(Rewrite rewrite, FromItem item) {
    String name = rewrite.freshName();
    rewrite.note(this, '"' + item.name + "\" becomes " + name);
    return name;
  }

  /** All that have the name get the same new one: what each qualifier means stays as it was. */
  private static void name(Rewrite rewrite, Map<String, String> names) {
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        if (item.newAlias == null && item.name != null) {
          item.newAlias = names.get(Rewrite.lower(item.name));
        }
      }
    }
  }

  private static boolean needsQuotes(Tokens tokens, int name) {
    return tokens.is(name + 1, Kind.DOT)
        && tokens.is(name + 2, Kind.STAR)
        && tokens.is(name, Kind.QUOTED)
        && Words.needsQuotes(tokens.name(name));
  }

  /** {@code kdb.records}, the row as a whole: a column of that name, where it is one. */
  private static void row(Rewrite rewrite, Select select, int head, int name, FromItem item) {
    String shown = " AS " + Words.quote(rewrite.tokens().name(name));
    boolean column = select != null && isColumn(rewrite.tokens(), select, head, name);
    rewrite.edits().replace(name, name + 1, item.newAlias + (column ? shown : ""));
  }

  private static boolean isColumn(Tokens tokens, Select select, int head, int name) {
    boolean first = true;
    for (int i = select.listStart; i >= 0 && i <= head && i < select.listEnd; i = tokens.skip(i)) {
      if (i == head) {
        return first && (name + 1 == select.listEnd || tokens.is(name + 1, Kind.COMMA));
      }
      first =
          tokens.is(i, Kind.COMMA)
              || (first && (tokens.is(i, Keyword.DISTINCT) || tokens.is(i, Keyword.ALL)));
    }
    return false;
  }

  static void rename(Rewrite rewrite, References references) {
    for (int i = 0; i < references.size(); i++) {
      FromItem item = references.item(i);
      int name = references.nameAt(i);
      if (item != null && item.newAlias != null) {
        if (rewrite.tokens().is(name + 1, Kind.DOT)) {
          rewrite.edits().replace(name, name + 1, item.newAlias);
        } else if (name > references.head(i)) {
          row(rewrite, references.scope(i).select, references.head(i), name, item);
        }
      }
    }
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        int alias = item.pivotAlias >= 0 ? item.pivotAlias : item.alias;
        if (item.newAlias != null && alias >= 0) {
          rewrite.edits().replace(alias, alias + 1, item.newAlias);
        }
      }
    }
  }
}
