package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** Oracle's and DB2's tables of one row stand for no FROM at all. */
public final class FromDual implements Rule {
  @Override
  public String id() {
    return "from-dual";
  }

  @Override
  public String reason() {
    return "Oracle, MySQL and DB2 write FROM DUAL (SYSIBM.SYSDUMMY1) where DuckDB needs no FROM.";
  }

  @Override
  public List<Example> examples() {
    return List.of(Example.of("SELECT 1 FROM DUAL", "SELECT 1 "));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Keyword.FROM)) {
      return;
    }
    boolean checked = false;
    for (int i = 1; i < tokens.size(); i++) {
      int end = tokens.is(i, Keyword.FROM) ? dummy(tokens, i + 1) : -1;
      if (end > 0 && isWhole(tokens, end)) {
        if (!checked && isDefined(rewrite, tokens.name(end - 1))) {
          return;
        }
        checked = true;
        rewrite.edits().drop(i, end);
        rewrite.note(this, "FROM " + tokens.name(end - 1) + " left out");
      }
    }
  }

  /** The token after the dummy table that stands here; -1 where none does. */
  private static int dummy(Tokens tokens, int i) {
    if (tokens.is(i, Kind.WORD) && tokens.isNamed(i, "dual")) {
      return i + 1;
    }
    boolean db2 =
        tokens.isNamed(i, "sysibm")
            && tokens.is(i + 1, Kind.DOT)
            && tokens.isNamed(i + 2, "sysdummy1");
    return db2 ? i + 3 : -1;
  }

  /** Whether nothing belongs to the FROM after its table. */
  private static boolean isWhole(Tokens tokens, int i) {
    Keyword keyword = tokens.keyword(i);
    if (keyword == null) {
      return i >= tokens.size() || tokens.is(i, Kind.SEMICOLON) || tokens.is(i, Kind.CLOSE_PAREN);
    }
    switch (keyword) {
      case WHERE:
      case GROUP:
      case HAVING:
      case ORDER:
      case LIMIT:
      case OFFSET:
      case FETCH:
      case UNION:
      case EXCEPT:
      case INTERSECT:
      case MINUS:
        return true;
      default:
        return false;
    }
  }

  /** Whether the user has a table or a CTE of that name. */
  private static boolean isDefined(Rewrite rewrite, String name) {
    if (rewrite.catalog().find("usr", name) != null) {
      return true;
    }
    Tokens tokens = rewrite.tokens();
    if (tokens.has(Keyword.WITH)) {
      for (int i = 0; i < tokens.size(); i++) {
        boolean head = tokens.is(i + 1, Keyword.AS) || tokens.is(i + 1, Kind.OPEN_PAREN);
        if (head && tokens.isNamed(i, name)) {
          return true;
        }
      }
    }
    return false;
  }
}
