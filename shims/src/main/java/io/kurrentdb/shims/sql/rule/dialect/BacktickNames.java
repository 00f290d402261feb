package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import java.util.List;

/** MySQL and Spark put names in backticks. */
public final class BacktickNames implements Rule {
  @Override
  public String id() {
    return "backtick-names";
  }

  @Override
  public String reason() {
    return "MySQL, Spark and BigQuery quote names with backticks; DuckDB knows double quotes only.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT `stream` FROM `kdb`.`records`", "SELECT \"stream\" FROM \"kdb\".\"records\""));
  }

  @Override
  public void apply(Rewrite rewrite) {
    Tokens tokens = rewrite.tokens();
    if (!tokens.has(Kind.BACKTICK)) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.BACKTICK)) {
        rewrite.edits().replace(i, i + 1, Names.quoted(tokens.name(i)));
      }
    }
    rewrite.note(this, "names in double quotes instead of backticks");
  }
}
