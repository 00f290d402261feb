package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.Set;

/** What a CTE's body costs, or changes, where it is run more than once. */
final class CteCost {
  /** How much text one CTE may become by being pasted more than once. */
  private static final int MAX_TEXT = 16 << 10;

  private static final Set<String> VOLATILE =
      Set.of(
          "random",
          "uuid",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "nextval",
          "setseed",
          "currval",
          "txid_current",
          "get_current_timestamp",
          "sleep",
          "shuffle",
          "list_shuffle");

  private static final Set<String> AGGREGATES =
      Set.of(
          "count",
          "sum",
          "avg",
          "mean",
          "min",
          "max",
          "list",
          "array_agg",
          "string_agg",
          "group_concat",
          "listagg",
          "first",
          "last",
          "any_value",
          "arbitrary",
          "arg_max",
          "arg_min",
          "max_by",
          "min_by",
          "median",
          "quantile",
          "quantile_cont",
          "quantile_disc",
          "mode",
          "histogram",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "variance",
          "var_pop",
          "var_samp",
          "bool_and",
          "bool_or",
          "count_if",
          "countif",
          "count_star",
          "fsum",
          "sumkahan",
          "kahan_sum",
          "product",
          "bit_and",
          "bit_or",
          "bit_xor",
          "approx_count_distinct",
          "approx_quantile",
          "approx_top_k",
          "reservoir_quantile",
          "corr",
          "covar_pop",
          "covar_samp",
          "entropy",
          "kurtosis",
          "skewness",
          "mad",
          "json_group_array",
          "json_group_object",
          "json_group_structure",
          "bitstring_agg",
          "favg",
          "geomean",
          "geometric_mean",
          "sem",
          "unnest",
          "regr_slope",
          "regr_count",
          "argmax",
          "argmin");

  private final Tokens tokens;

  CteCost(Tokens tokens) {
    this.tokens = tokens;
  }

  boolean isCheapTwice(Cte cte) {
    int length = tokens.end(cte.body.end - 1) - tokens.start(cte.body.start);
    return (cte.isPlain || cte.isNotMaterialized) && length * cte.uses.size() <= MAX_TEXT;
  }

  /** LIMIT 10 PERCENT, which DuckDB refuses inside of a correlated subquery. */
  boolean isCutByPercent(Cte cte) {
    for (int i = cte.body.tail; cte.body.isLimited && i < cte.body.end; i++) {
      if (tokens.is(i, Keyword.PERCENT)
          || (tokens.is(i, Kind.OPERATOR) && tokens.spells(i, "%") && !isOperand(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOperand(int i) {
    return tokens.is(i, Kind.NUMBER) || tokens.is(i, Kind.OPEN_PAREN);
  }

  boolean isVolatile(Cte cte) {
    for (int i = cte.body.start; i < cte.body.end; i++) {
      if (isVolatile(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isVolatile(int i) {
    return tokens.is(i, Keyword.TABLESAMPLE)
        || tokens.is(i, Keyword.SAMPLE)
        || (isCall(i) && VOLATILE.contains(Rewrite.lower(tokens.name(i))));
  }

  private boolean isCall(int i) {
    return tokens.isName(i) && tokens.is(i + 1, Kind.OPEN_PAREN);
  }

  /** SELECT .. FROM one table [WHERE ..]: pasted any number of times it only scans what it must. */
  boolean isPlain(Cte cte) {
    Select select = cte.body.single();
    if (select == null
        || select.form == Select.Form.VALUES
        || select.form == Select.Form.PIVOT
        || select.form == Select.Form.GROUPING
        || select.from == null
        || select.from.isJoined()
        || cte.body.tail < cte.body.end) {
      return false;
    }
    FromItem item = select.from.items.get(0);
    boolean table = item.isTable() || (item.cte != null && item.cte.isPlain);
    return table && item.pivot < 0 && hasOnlyScalars(cte.body.start, cte.body.end);
  }

  boolean hasOnlyScalars(int start, int end) {
    for (int i = start; i < end; i++) {
      if (i > start && Grammar.startsQuery(tokens, i) && !tokens.is(i, Keyword.FROM)) {
        return false;
      }
      if (isGrouping(tokens.keyword(i))) {
        return false;
      }
      if (isCall(i) && AGGREGATES.contains(Rewrite.lower(tokens.name(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGrouping(Keyword keyword) {
    return keyword == Keyword.GROUP
        || keyword == Keyword.DISTINCT
        || keyword == Keyword.OVER
        || keyword == Keyword.HAVING
        || keyword == Keyword.QUALIFY
        || keyword == Keyword.WINDOW
        || keyword == Keyword.FILTER
        || keyword == Keyword.UNNEST;
  }
}
