package io.kurrentdb.shims.sql.rule;

import java.util.List;

/**
 * Every rule, in the order in which they are applied. The first list reads tokens only and turns
 * other dialects' spellings into DuckDB's; the second reads the tree of what then stands there.
 */
public final class Rules {
  /** Spellings: tokens in, tokens out. A text that one of these edits is read again after it. */
  public static final List<Rule> SPELLINGS = List.of();

  /** Structure: queries, scopes, FROM items. Later rules write further outside of a token. */
  public static final List<Rule> STRUCTURE =
      List.of(
          new LossyJoinRule(),
          new TableNameRule(),
          new QualifierRule(),
          new ValuesRule(),
          new OneRowRule(),
          new QuantifiedListRule(),
          new TableFunctionRule(),
          new JoinedTableRule(),
          new TableAliasRule(),
          new CteRule(),
          new CrossJoinRule(),
          new OnSubqueryRule(),
          new RowCapRule());

  private Rules() {}
}
