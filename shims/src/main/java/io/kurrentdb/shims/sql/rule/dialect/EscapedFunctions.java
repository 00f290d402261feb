package io.kurrentdb.shims.sql.rule.dialect;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Pieces;
import io.kurrentdb.shims.sql.rule.Rewrite;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The functions of JDBC's {@code {fn ..}} that DuckDB has under another name or in another form.
 * Source: JDBC 4.3, appendix C.
 */
final class EscapedFunctions {
  private static final Map<String, String> RENAMED = renamed();
  private static final Map<String, String> WORDS =
      Map.of(
          "curdate", "current_date",
          "current_date", "current_date",
          "curtime", "localtime",
          "current_time", "localtime",
          "current_timestamp", "now()",
          "now", "now()",
          "database", "current_database()",
          "user", "current_user");

  private static Map<String, String> renamed() {
    Map<String, String> renamed = new HashMap<>();
    renamed.put("ucase", "upper");
    renamed.put("lcase", "lower");
    renamed.put("char", "chr");
    renamed.put("char_length", "length");
    renamed.put("character_length", "length");
    renamed.put("truncate", "trunc");
    renamed.put("log", "ln");
    renamed.put("rand", "random");
    renamed.put("ifnull", "coalesce");
    return renamed;
  }

  /** Translates the call whose name is this token; what DuckDB has under that name stays. */
  void translate(Rewrite rewrite, int name) {
    Tokens tokens = rewrite.tokens();
    int[] arguments = Calls.arguments(tokens, name + 1);
    String function = tokens.name(name).toLowerCase(Locale.ROOT);
    int end = tokens.partner(name + 1) + 1;
    if (WORDS.containsKey(function) && arguments.length == 0) {
      rewrite.edits().replace(name, end, WORDS.get(function));
    } else if (RENAMED.containsKey(function)) {
      rewrite.edits().replace(name, name + 1, RENAMED.get(function));
    } else {
      Pieces form = form(tokens, function, arguments);
      if (form != null) {
        rewrite.edits().replace(name, end, form);
      }
    }
  }

  private static Pieces form(Tokens tokens, String function, int[] a) {
    switch (function) {
      case "locate":
        return a.length == 4 ? call("instr(", a, 2, ", ", 0, ")") : null;
      case "space":
        return a.length == 2
            ? new Pieces().text("repeat(' ', ").tokens(a[0], a[1]).text(")")
            : null;
      case "dayofweek":
        // JDBC counts from Sunday = 1, DuckDB from Sunday = 0.
        return a.length == 2
            ? new Pieces().text("(dayofweek(").tokens(a[0], a[1]).text(") + 1)")
            : null;
      case "convert":
        return a.length == 4 ? convert(tokens, a) : null;
      case "timestampdiff":
        return a.length == 6 ? timestampDiff(tokens, a) : null;
      case "timestampadd":
        return a.length == 6 ? timestampAdd(tokens, a) : null;
      default:
        return null;
    }
  }

  private static Pieces call(
      String open, int[] a, int first, String comma, int second, String close) {
    return new Pieces()
        .text(open)
        .tokens(a[first], a[first + 1])
        .text(comma)
        .tokens(a[second], a[second + 1])
        .text(close);
  }

  private static Pieces convert(Tokens tokens, int[] a) {
    String type = tokens.raw(a[2]).toUpperCase(Locale.ROOT);
    if (a[3] != a[2] + 1 || !type.startsWith("SQL_")) {
      return null;
    }
    return new Pieces().text("CAST(").tokens(a[0], a[1]).text(" AS " + type.substring(4) + ')');
  }

  private static Pieces timestampDiff(Tokens tokens, int[] a) {
    String unit = unit(tokens, a[0]);
    return unit == null ? null : call("date_sub('" + unit + "', ", a, 2, ", ", 4, ")");
  }

  private static Pieces timestampAdd(Tokens tokens, int[] a) {
    String unit = unit(tokens, a[0]);
    boolean plural = unit != null && !unit.equals("quarter");
    return plural ? call("(", a, 4, " + to_" + unit + "s(", 2, "))") : null;
  }

  /** JDBC's SQL_TSI_DAY as DuckDB's day; null where it is none of these, or a fraction. */
  private static String unit(Tokens tokens, int i) {
    String name = tokens.is(i, Kind.WORD) ? tokens.raw(i).toLowerCase(Locale.ROOT) : "";
    boolean unit = name.startsWith("sql_tsi_") && !name.endsWith("frac_second");
    return unit ? name.substring(8) : null;
  }
}
