package io.kurrentdb.shims.explain;

import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the one column of a plain query that no table of it has. Only words that can be nothing
 * else are looked at: a query with subqueries, CTEs or functions in FROM is left alone, since names
 * can come from anywhere there.
 */
final class ColumnNames {
  /** Words that stand where a column might, and are none. */
  private static final Set<String> NOT_COLUMNS =
      Set.of(
          ("true false null current_date current_time current_timestamp current_user current_schema"
                  + " current_catalog session_user user localtime localtimestamp asc desc first last"
                  + " rowid precision zone at time escape unknown preceding following unbounded"
                  + " current row rows range groups exclude ties others to similar overlaps glob"
                  + " ilike isnull notnull collate both leading trailing placing array map struct"
                  + " union asymmetric symmetric some any default varying reservoir bernoulli system"
                  + " percent")
              .split(" "));

  private final Tokens tokens;
  private final Set<String> known = new HashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final TableNames names;

  private ColumnNames(Tokens tokens, TableNames names) {
    this.tokens = tokens;
    this.names = names;
  }

  static Reason reason(Tokens tokens, TableNames names) {
    if (!names.areAll() || names.tables().isEmpty() || isIntricate(tokens)) {
      return null;
    }
    ColumnNames columns = new ColumnNames(tokens, names);
    columns.learn(names.tables());
    return columns.find();
  }

  /** Where a name can be something that only DuckDB knows: a lambda's, a pivot's, a window's. */
  private static boolean isIntricate(Tokens tokens) {
    int selects = 0;
    for (int i = 0; i < tokens.size(); i++) {
      selects += tokens.is(i, Keyword.SELECT) ? 1 : 0;
      boolean arrow = tokens.is(i, Kind.OPERATOR) && tokens.spells(i, "->");
      if (arrow && !tokens.is(i + 1, Kind.STRING) && !tokens.is(i + 1, Kind.NUMBER)) {
        return true;
      }
    }
    return selects != 1
        || tokens.has(Keyword.LAMBDA)
        || tokens.has(Keyword.FOR)
        || tokens.has(Keyword.PIVOT)
        || tokens.has(Keyword.UNPIVOT)
        || tokens.has(Keyword.WINDOW);
  }

  private void learn(List<Table> tables) {
    for (Table table : tables) {
      known.add(table.schema());
      known.add(table.name().toLowerCase(Locale.ROOT));
      for (Column column : table.columns()) {
        columns.add(column.name());
      }
    }
    // Every word after AS, and every word right after a name, a string or a bracket, is an alias.
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.isName(i) && (tokens.is(i - 1, Keyword.AS) || followsValue(i))) {
        known.add(tokens.name(i).toLowerCase(Locale.ROOT));
      }
    }
  }

  private boolean followsValue(int i) {
    return tokens.keyword(i) == null && endsValue(i - 1);
  }

  private boolean endsValue(int i) {
    Kind kind = tokens.kind(i);
    return kind == Kind.QUOTED
        || kind == Kind.STRING
        || kind == Kind.NUMBER
        || kind == Kind.CLOSE_PAREN
        || kind == Kind.CLOSE_BRACKET
        || (kind == Kind.WORD && tokens.keyword(i) == null);
  }

  private Reason find() {
    for (int i = 0; i < tokens.size(); i++) {
      if (isColumn(i) && !isKnown(tokens.name(i))) {
        return noColumn(i, columns);
      }
      if (isQualifier(i)) {
        Reason reason = qualified(i);
        if (reason != null) {
          return reason;
        }
      }
    }
    return null;
  }

  /** The first word of a name of several, where it is no table's. */
  private boolean isQualifier(int i) {
    return tokens.isName(i)
        && tokens.is(i + 1, Kind.DOT)
        && !tokens.is(i - 1, Kind.DOT)
        && !names.isTable(i);
  }

  /** A column with its table's name or alias in front; null where it is there, or hard to tell. */
  private Reason qualified(int i) {
    Table table = names.byQualifier(tokens.name(i));
    if (table == null) {
      return isSchema(i) ? qualified(i + 2) : isKnown(tokens.name(i)) ? null : noTable(i);
    }
    boolean isName = tokens.isName(i + 2) && !tokens.is(i + 3, Kind.OPEN_PAREN);
    if (!isName
        || columns.contains(lower(tokens.name(i)))
        || NOT_COLUMNS.contains(lower(tokens.name(i + 2)))) {
      return null;
    }
    List<String> own = new ArrayList<>();
    for (Column column : table.columns()) {
      own.add(column.name());
    }
    return own.contains(lower(tokens.name(i + 2))) ? null : noColumn(i + 2, own);
  }

  /** Of {@code kdb.records.stream}. */
  private boolean isSchema(int i) {
    return tokens.isName(i + 2)
        && tokens.is(i + 3, Kind.DOT)
        && names.byQualifier(tokens.name(i + 2)) != null
        && tokens.name(i).equalsIgnoreCase(names.byQualifier(tokens.name(i + 2)).schema());
  }

  private Reason noTable(int i) {
    String name = tokens.name(i);
    String nearest = NearestName.of(name, names.qualifiers());
    return new Reason(
        SqlState.UNDEFINED_TABLE,
        "No table of this query is called \""
            + name
            + "\" ("
            + Explainer.where(tokens.text(), tokens.start(i))
            + ")."
            + (nearest == null ? "" : " Did you mean " + NearestName.quoted(nearest) + "?"));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A word that stands alone where a value does: no keyword, no function, no type, no field. */
  private boolean isColumn(int i) {
    boolean word = tokens.is(i, Kind.WORD) && tokens.keyword(i) == null;
    if (!word && !tokens.is(i, Kind.QUOTED)) {
      return false;
    }
    boolean function = tokens.is(i + 1, Kind.OPEN_PAREN) || tokens.is(i + 1, Kind.STRING);
    boolean partOfName = tokens.is(i - 1, Kind.DOT) || tokens.is(i + 1, Kind.DOT);
    boolean type = tokens.is(i - 1, Kind.CAST) || tokens.is(i - 1, Keyword.AS);
    return !function && !partOfName && !type && !isNamedThing(i);
  }

  /** A field or an argument by its name, a part of a date, a collation, a window. */
  private boolean isNamedThing(int i) {
    return tokens.is(i - 1, Kind.COLON)
        || tokens.is(i + 1, Kind.COLON)
        || tokens.is(i + 1, Keyword.FROM) && tokens.is(i - 1, Kind.OPEN_PAREN)
        || tokens.is(i - 1, Keyword.COLLATE)
        || tokens.is(i - 1, Keyword.OVER)
        || spells(i + 1, ":=")
        || spells(i + 1, "=>");
  }

  private boolean spells(int i, String characters) {
    return i >= 0 && i < tokens.size() && tokens.spells(i, characters);
  }

  private boolean isKnown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.contains(lower) || NOT_COLUMNS.contains(lower) || columns.contains(lower);
  }

  private Reason noColumn(int i, Collection<String> candidates) {
    String name = tokens.name(i);
    // The columns of an index bear its fields' names with this in front.
    String field = "field_".concat(lower(name));
    String nearest = candidates.contains(field) ? field : NearestName.of(name, candidates);
    String hint = "";
    if (nearest != null) {
      hint = " Did you mean " + NearestName.quoted(nearest) + "?";
    } else if (tokens.is(i, Kind.QUOTED)) {
      hint = " Text is written in single quotes: '" + name + "'.";
    }
    return new Reason(
        SqlState.UNDEFINED_COLUMN,
        "There is no column \""
            + name
            + "\" ("
            + Explainer.where(tokens.text(), tokens.start(i))
            + ")."
            + hint);
  }
}
