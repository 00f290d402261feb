package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Kind;
import java.util.List;

/** Gives a table another name where its own, without the schema, could mean a column. */
final class OuterNameRule implements Rule {
  @Override
  public String id() {
    return "outer-name";
  }

  @Override
  public String reason() {
    return "Without its schema, kdb.records.x in a subquery would be the field x of a column called"
        + " records there, if there is one; a name that nothing has means the table";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT (SELECT kdb.records.stream FROM (SELECT data AS records FROM usr.x) t) FROM"
                + " kdb.records",
            "SELECT (SELECT _kdb0.stream FROM (SELECT data AS records FROM usr.x) t) FROM"
                + " kdb.records AS _kdb0"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    if (!rewrite.tree().hasNewNames) {
      return;
    }
    References references = rewrite.tree().references;
    for (int i = 0; i < references.size(); i++) {
      FromItem item = references.item(i);
      if (item != null && item.needsNewName) {
        // A name alone is the row as a whole, or a column of something nearer.
        boolean alone = references.nameAt(i) == references.head(i);
        if (alone && !rewrite.tokens().is(references.nameAt(i) + 1, Kind.DOT)) {
          rewrite.giveUp(
              "a subquery names a whole row of "
                  + item.table
                  + " further out, and a column has that name too");
          return;
        }
        if (item.newAlias == null) {
          item.newAlias = rewrite.freshName();
          rewrite.note(this, item.schema + '.' + item.table + " becomes " + item.newAlias);
        }
      }
    }
    QuotedStarRule.rename(rewrite, references);
  }
}
