package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pastes CTEs where they are named, or puts what names them under a join. */
final class CteRule implements Rule {
  @Override
  public String id() {
    return "cte";
  }

  @Override
  public String reason() {
    return "The endpoint takes a CTE's name for a table it does not know, except under a join. A"
        + " CTE named once is written where it is named, so that filters still reach the scan; a"
        + " recursive, materialized or shared one is kept, and named under a join with one row";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "WITH c AS (SELECT stream FROM kdb.records) SELECT count(*) FROM c",
            "SELECT count(*) FROM (SELECT stream FROM kdb.records) AS c"),
        Example.of(
            "WITH c AS MATERIALIZED (SELECT stream FROM kdb.records) SELECT count(*) FROM c",
            "WITH c AS MATERIALIZED (SELECT stream FROM kdb.records) SELECT count(*) FROM (SELECT"
                + " _kdb4.* FROM c AS _kdb4, (SELECT count(*) AS _kdb1 FROM (SELECT 1 AS _kdb0 FROM c"
                + " AS _kdb2, c AS _kdb3 LIMIT 0) _kdb0) _kdb1) AS c"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    List<With> withs = rewrite.tree().withs;
    if (withs.isEmpty()) {
      return;
    }
    new CtePlan(rewrite).decide();
    rename(rewrite, withs);
    for (With with : withs) {
      for (Cte cte : with.ctes) {
        for (FromItem use : cte.uses) {
          use(rewrite, cte, use);
        }
      }
      define(rewrite, with);
    }
  }

  /** A CTE that stays must mean the same in every pasted body, and hide no view of the server's. */
  private void rename(Rewrite rewrite, List<With> withs) {
    Map<String, Integer> counts = new HashMap<>();
    for (With with : withs) {
      for (Cte cte : with.ctes) {
        counts.merge(Rewrite.lower(cte.name), 1, Integer::sum);
      }
    }
    for (With with : withs) {
      for (Cte cte : with.ctes) {
        String name = Rewrite.lower(cte.name);
        if (!cte.isPasted && (counts.get(name) > 1 || name.startsWith("idx_"))) {
          cte.newName = rewrite.freshName();
          rewrite.edits().replace(cte.nameAt, cte.nameAt + 1, cte.newName);
          rewrite.note(this, cte.name + " is renamed, since something else has its name");
        }
      }
    }
  }

  private void use(Rewrite rewrite, Cte cte, FromItem use) {
    if (cte.isPasted) {
      paste(rewrite, cte, use);
    } else if (isHeld(cte, use)) {
      join(rewrite, cte, use, ", ", rowOf(rewrite, cte));
    } else if (use.isUnderJoin()) {
      renamed(rewrite, cte, use);
    } else {
      boolean straight = cte.isEndless && !cte.contains(use.start);
      join(rewrite, cte, use, straight ? " POSITIONAL JOIN " : ", ", rewrite.oneRow());
    }
  }

  private void paste(Rewrite rewrite, Cte cte, FromItem use) {
    Tokens tokens = rewrite.tokens();
    Pieces body = new Pieces().text("(").tokens(cte.body.start, cte.body.end).text(")");
    rewrite.edits().replace(use.primaryStart, use.primaryEnd, body);
    Pieces columns = new Pieces();
    if (cte.columns >= 0) {
      columns.text(columnsLeft(tokens, cte, use));
    }
    if (!use.hasAlias()) {
      rewrite.edits().after(use.primaryEnd - 1, " AS " + use.ownAlias(tokens));
      rewrite.edits().after(use.primaryEnd - 1, columns);
    } else if (use.hasPrefixAlias && cte.columns >= 0) {
      rewrite.edits().drop(use.alias, use.alias + 2);
      rewrite.edits().after(use.primaryEnd - 1, " AS " + Words.quote(tokens.name(use.alias)));
      rewrite.edits().after(use.primaryEnd - 1, columns);
    } else if (use.columns >= 0) {
      rewrite.edits().after(tokens.partner(use.columns) - 1, columns);
    } else {
      rewrite.edits().after(use.hasPrefixAlias ? use.primaryEnd - 1 : use.alias, columns);
    }
    rewrite.note(this, cte.name + " is written where it is named");
  }

  /** What the CTE's column list adds to the alias: all of it, or what the alias leaves unnamed. */
  private static String columnsLeft(Tokens tokens, Cte cte, FromItem use) {
    int close = tokens.partner(cte.columns);
    if (use.columns < 0) {
      return tokens.text().substring(tokens.start(cte.columns), tokens.end(close));
    }
    int named = (tokens.partner(use.columns) - use.columns) / 2;
    int first = cte.columns + 1 + 2 * named;
    return first >= close
        ? ""
        : ", " + tokens.text().substring(tokens.start(first), tokens.end(close - 1));
  }

  private void renamed(Rewrite rewrite, Cte cte, FromItem use) {
    int name = use.primaryEnd - 1;
    if (cte.newName != null) {
      rewrite.edits().replace(name, name + 1, cte.newName);
    }
    if (!use.hasAlias() && (cte.newName != null || use.newAlias != null)) {
      rewrite.edits().after(name, " AS " + use.ownAlias(rewrite.tokens()));
    }
  }

  /**
   * The CTE stands left of the one row: the other way round DuckDB answers wrongly at times. An
   * endless one is read row by row, and so up to its LIMIT, under a positional join only.
   *
   * @param join comma or POSITIONAL JOIN
   */
  private void join(Rewrite rewrite, Cte cte, FromItem use, String join, String row) {
    Tokens tokens = rewrite.tokens();
    int name = use.primaryEnd - 1;
    String alias = rewrite.freshName();
    if (cte.newName != null) {
      rewrite.edits().replace(name, name + 1, cte.newName);
    }
    rewrite.edits().before(use.primaryStart, "(SELECT " + alias + ".* FROM ");
    rewrite.edits().after(name, " AS " + alias + join + row + ")");
    if (!use.hasAlias()) {
      rewrite.edits().after(name, " AS " + use.ownAlias(tokens));
    }
    rewrite.note(this, cte.name + " is named under a join with one row");
  }

  /**
   * The endpoint loses the word MATERIALIZED, and DuckDB then computes a CTE in place where it is
   * named once: with other rows at times (1.5.0). Named more than once it is computed beforehand.
   */
  private static boolean isHeld(Cte cte, FromItem use) {
    boolean once = cte.uses.size() == 1 && !cte.isSelfReferring;
    boolean plain = use.pivot < 0 && use.clause.select.form != Select.Form.PIVOT;
    return cte.isMaterialized && once && plain && !cte.isOpen;
  }

  /** One row that names the CTE twice more and reads nothing of it. */
  private static String rowOf(Rewrite rewrite, Cte cte) {
    String name = cte.newName != null ? cte.newName : rewrite.tokens().raw(cte.nameAt);
    String one = rewrite.freshName();
    String count = rewrite.freshName();
    String first = rewrite.freshName();
    String second = rewrite.freshName();
    return Rewrite.oneRow(one, count, name + " AS " + first + ", " + name + " AS " + second);
  }

  private static void define(Rewrite rewrite, With with) {
    Set<Cte> pasted = new HashSet<>();
    int lastKept = -1;
    for (Cte cte : with.ctes) {
      if (cte.isPasted) {
        pasted.add(cte);
      } else {
        lastKept = cte.index;
      }
    }
    if (pasted.isEmpty()) {
      return;
    }
    if (lastKept < 0) {
      rewrite.edits().drop(with.start, with.end);
      return;
    }
    for (Cte cte : pasted) {
      if (cte.index < lastKept) {
        rewrite.edits().drop(cte.nameAt, with.ctes.get(cte.index + 1).nameAt);
      }
    }
    if (lastKept < with.ctes.size() - 1) {
      rewrite.edits().drop(with.ctes.get(lastKept).end, with.end);
    }
  }
}
