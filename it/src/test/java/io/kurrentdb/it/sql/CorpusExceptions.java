package io.kurrentdb.it.sql;

import java.util.Map;

/** The texts of the corpus that are not answered as it says, each with its reason. */
final class CorpusExceptions {
  static final Map<String, String> REASONS =
      Map.of(
          "d0141",
          "EXPLAIN: the endpoint runs SELECT only and shows no plan; refused with an explanation",
          "d0208",
          "50 nested additions are 105 levels of DuckDB's tree; the endpoint reads 64, and no edit"
              + " makes an expression flatter",
          "d0270",
          "PIVOT without values is two statements in DuckDB, which asks for the values first; the"
              + " endpoint takes one");

  /** More of them where values pass through Arrow and the driver. */
  static final Map<String, String> END_TO_END =
      Map.of(
          "d0383",
          "BIT and TIMETZ have no form of their own in Arrow: DuckDB sends the bytes of the one and"
              + " the other without its zone");

  private CorpusExceptions() {}
}
