package io.kurrentdb.shims.sql.rule;

import java.util.Set;

/** DuckDB's words that are no names unless quoted (duckdb_keywords() of 1.5). */
final class Words {
  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric both case cast check collate column"
                  + " constraint create default deferrable desc describe distinct do else end"
                  + " except false fetch for foreign from group having in initially intersect into"
                  + " lambda lateral leading limit not null offset on only or order pivot"
                  + " pivot_longer pivot_wider placing primary qualify references returning select"
                  + " show some summarize symmetric table then to trailing true union unique"
                  + " unpivot using variadic when where window with anti asof at authorization"
                  + " binary by collation columns concurrently cross freeze full generated glob"
                  + " ilike inner is isnull join left like map natural notnull outer overlaps"
                  + " positional right semi similar struct tablesample try_cast unpack verbose"
                  + " between bigint bit boolean char character coalesce dec decimal exists extract"
                  + " float grouping grouping_id inout int integer interval national nchar none"
                  + " nullif numeric out overlay position precision real row setof smallint"
                  + " substring time timestamp treat trim values varchar xmlattributes xmlconcat"
                  + " xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot"
                  + " xmlserialize xmltable")
              .split(" "));

  private Words() {}

  static boolean needsQuotes(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c | 32) >= 'a' && (c | 32) <= 'z' && c < 128;
      if (!letter && c != '_' && !(i > 0 && c >= '0' && c <= '9')) {
        return true;
      }
    }
    return name.isEmpty() || RESERVED.contains(Rewrite.lower(name));
  }

  /** A name as it has to be written: in quotes unless it is a plain word that is not reserved. */
  static String quote(String name) {
    return needsQuotes(name) ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }
}
