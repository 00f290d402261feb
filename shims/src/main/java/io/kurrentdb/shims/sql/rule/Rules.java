package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.catalogue.CatalogueStatements;
import io.kurrentdb.shims.sql.rule.dialect.BacktickNames;
import io.kurrentdb.shims.sql.rule.dialect.BracketNames;
import io.kurrentdb.shims.sql.rule.dialect.ForeignFunctions;
import io.kurrentdb.shims.sql.rule.dialect.FromDual;
import io.kurrentdb.shims.sql.rule.dialect.JdbcEscapes;
import io.kurrentdb.shims.sql.rule.dialect.JsonFunctions;
import io.kurrentdb.shims.sql.rule.dialect.JsonPathOperators;
import io.kurrentdb.shims.sql.rule.dialect.JsonbType;
import io.kurrentdb.shims.sql.rule.dialect.LimitComma;
import io.kurrentdb.shims.sql.rule.dialect.Minus;
import io.kurrentdb.shims.sql.rule.dialect.Top;
import io.kurrentdb.shims.sql.rule.dialect.WithTies;
import java.util.List;

/**
 * Every rule, in the order in which they are applied. The first list reads tokens only and turns
 * other dialects' spellings into DuckDB's; the second reads the tree of what then stands there.
 */
public final class Rules {
  /** Spellings: tokens in, tokens out. A text that one of these edits is read again after it. */
  public static final List<Rule> SPELLINGS =
      List.of(
          new CatalogueStatements(),
          new BacktickNames(),
          new BracketNames(),
          new JdbcEscapes(),
          new Top(),
          new WithTies(),
          new LimitComma(),
          new FromDual(),
          new Minus(),
          new JsonFunctions(),
          new JsonPathOperators(),
          new JsonbType(),
          new ForeignFunctions());

  /** Structure: queries, scopes, FROM items. Later rules write further outside of a token. */
  public static final List<Rule> STRUCTURE =
      List.of(
          new CatalogueRule(),
          new LossyJoinRule(),
          new NumberRule(),
          new CollateRule(),
          new OuterNameRule(),
          new QuotedStarRule(),
          new TableNameRule(),
          new QualifierRule(),
          new ValuesRule(),
          new OneRowRule(),
          new QuantifiedListRule(),
          new TableFunctionRule(),
          new JoinedTableRule(),
          new TableAliasRule(),
          new CteRule(),
          new TableStatementRule(),
          new PivotRule(),
          new CrossJoinRule(),
          new OnSubqueryRule(),
          new RowCapRule());

  private Rules() {}
}
