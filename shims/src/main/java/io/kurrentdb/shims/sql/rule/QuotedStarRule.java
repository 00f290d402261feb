package io.kurrentdb.shims.sql.rule;

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
      if (item != null && item.newAlias == null && needsQuotes(tokens, references.nameAt(i))) {
        names.computeIfAbsent(Rewrite.lower(item.name), any -> newName(rewrite, item));
      }
    }
    if (!names.isEmpty()) {
      name(rewrite, names);
      rename(rewrite, references);
    }
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

  static void rename(Rewrite rewrite, References references) {
    for (int i = 0; i < references.size(); i++) {
      FromItem item = references.item(i);
      int name = references.nameAt(i);
      if (item != null && item.newAlias != null && rewrite.tokens().is(name + 1, Kind.DOT)) {
        rewrite.edits().replace(name, name + 1, item.newAlias);
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
