package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;

/** Puts a query in the place of one relation. */
final class RelationAnswers {
  private RelationAnswers() {}

  /** Returns whether the relation is one that is answered. */
  static boolean answer(Rewrite rewrite, FromItem item, Relations relations) {
    String query = query(rewrite.tokens(), item, relations);
    if (query == null) {
      return false;
    }
    item.isStandIn = true;
    rewrite.edits().replace(item.primaryStart, item.primaryEnd, "(" + query + ")");
    if (!item.hasAlias()) {
      String alias = " AS " + item.ownAlias(rewrite.tokens());
      rewrite.edits().after(item.primaryEnd - 1, alias);
    }
    return true;
  }

  private static String query(Tokens tokens, FromItem item, Relations relations) {
    if (item.kind == FromItem.Kind.FUNCTION) {
      boolean plain = item.arguments == item.primaryStart + 1 && !item.hasOrdinality;
      boolean empty = tokens.partner(item.arguments) == item.arguments + 1;
      return plain && empty ? relations.query("", tokens.name(item.primaryStart), true) : null;
    }
    if (item.kind != FromItem.Kind.TABLE || item.partCount() > 3) {
      return null;
    }
    int last = item.partCount() - 1;
    String schema = last == 0 ? "" : tokens.name(item.part(last - 1));
    return relations.query(schema, tokens.name(item.part(last)), false);
  }
}
