package io.kurrentdb.shims.explain;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.core.SqlState;
import io.kurrentdb.shims.sql.catalogue.CatalogueRelations;
import io.kurrentdb.shims.sql.lex.Keyword;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tables that a text names after FROM, JOIN and the commas between: which of them KurrentDB
 * does not have, and which relation names a column may be written with.
 */
final class TableNames {
  private static final Set<String> HANDLED = Set.of("information_schema", "pg_catalog", "main");

  private final Tokens tokens;
  private final Catalog catalog;
  private final List<Table> tables = new ArrayList<>();
  private final Map<String, Table> byQualifier = new HashMap<>();
  private final Set<Integer> places = new HashSet<>();
  private boolean sure = true;
  private Reason reason;

  private TableNames(Tokens tokens, Catalog catalog) {
    this.tokens = tokens;
    this.catalog = catalog;
  }

  static TableNames read(Tokens tokens, Catalog catalog) {
    TableNames names = new TableNames(tokens, catalog);
    // With CTEs a name without a schema may be one of them; what is qualified is still certain.
    names.sure = !tokens.has(Keyword.WITH);
    for (int i = 0; i < tokens.size() && names.reason == null; i++) {
      if (names.isFrom(i) || tokens.is(i, Keyword.JOIN)) {
        names.list(i + 1);
      }
    }
    return names;
  }

  /** Null where every table is known, or could be. */
  Reason reason() {
    return reason;
  }

  /** The known tables of the text. */
  List<Table> tables() {
    return tables;
  }

  /** The table whose columns can be written with this name in front; null where there is none. */
  Table byQualifier(String name) {
    return byQualifier.get(name.toLowerCase(Locale.ROOT));
  }

  /** What columns can be written with in front, in lower case. */
  Set<String> qualifiers() {
    return byQualifier.keySet();
  }

  /** Whether a table's name begins at this token. */
  boolean isTable(int token) {
    return places.contains(token);
  }

  /** Whether every relation of the text is one of {@link #tables}: no subquery, no CTE. */
  boolean areAll() {
    return sure;
  }

  /** FROM as a clause: not in {@code extract(.. FROM ..)} and its like, nor IS DISTINCT FROM. */
  private boolean isFrom(int i) {
    if (!tokens.is(i, Keyword.FROM) || tokens.is(i - 1, Keyword.DISTINCT)) {
      return false;
    }
    for (int at = i - 1; at >= 0; at--) {
      if (tokens.partner(at) >= 0 && tokens.partner(at) < at) {
        at = tokens.partner(at);
      } else if (tokens.is(at, Keyword.SELECT)) {
        return true;
      } else if (tokens.is(at, Kind.OPEN_PAREN)) {
        return !tokens.isName(at - 1);
      }
    }
    return true;
  }

  private void list(int from) {
    int i = from;
    while (reason == null) {
      i = item(i);
      if (i < 0 || !tokens.is(i, Kind.COMMA)) {
        return;
      }
      i++;
    }
  }

  /**
   * Reads one relation and its alias, and gives the token after it; -1 where it is no plain name.
   */
  private int item(int i) {
    if (!tokens.isName(i) || tokens.keyword(i) != null) {
      sure = false;
      // Before a colon it is an alias.
      if (tokens.is(i, Kind.STRING) && !tokens.is(i + 1, Kind.COLON)) {
        reason = file(i);
      }
      return -1;
    }
    List<String> parts = new ArrayList<>();
    int at = i;
    parts.add(tokens.name(at));
    while (tokens.is(at + 1, Kind.DOT) && tokens.isName(at + 2)) {
      at += 2;
      parts.add(tokens.name(at));
    }
    if (tokens.is(at + 1, Kind.OPEN_PAREN)) {
      function(i, parts);
      return -1;
    }
    places.add(i);
    return alias(at + 1, parts.get(parts.size() - 1), table(i, parts));
  }

  private int alias(int i, String name, Table table) {
    int at = tokens.is(i, Keyword.AS) ? i + 1 : i;
    boolean named = tokens.isName(at) && (at > i || tokens.keyword(at) == null);
    String qualifier = named ? tokens.name(at) : name;
    byQualifier.put(qualifier.toLowerCase(Locale.ROOT), table);
    if (named) {
      at++;
    }
    if (tokens.is(at, Kind.OPEN_PAREN)) {
      // Column aliases: the table's own names no longer hold.
      sure = false;
      return tokens.skip(at);
    }
    return at;
  }

  private void function(int i, List<String> parts) {
    sure = false;
    if (tokens.keyword(i) == null && tokens.isName(i) && isFileReader(parts.get(0))) {
      reason =
          new Reason(
              SqlState.REFUSED,
              parts.get(0) + " reads from outside the database, which KurrentDB does not allow.");
    }
  }

  private Reason file(int i) {
    return new Reason(
        SqlState.REFUSED,
        "Files cannot be read ("
            + Explainer.where(tokens.text(), tokens.start(i))
            + "). Tables are kdb.records and usr.\"<index>\".");
  }

  private static boolean isFileReader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("read_") || lower.endsWith("_scan") || lower.equals("glob");
  }

  /** The table of that name; null where it is not known. */
  private Table table(int i, List<String> parts) {
    String name = parts.get(parts.size() - 1);
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
    Table found = schema.isEmpty() ? findAnywhere(name) : catalog.find(schema, name);
    if (found != null) {
      tables.add(found);
    } else if (schema.isEmpty() ? sure : !isHandled(schema)) {
      reason =
          schema.isEmpty() || isSchema(schema) ? noTable(i, schema, name) : noSchema(i, schema);
    } else {
      sure = false;
      if (isHandled(schema) && !CatalogueRelations.find(schema, name)) {
        reason = notAnswered(i, schema, name);
      }
    }
    return found;
  }

  private Reason notAnswered(int i, String schema, String name) {
    return new Reason(
        SqlState.UNDEFINED_TABLE,
        schema
            + "."
            + name
            + " ("
            + Explainer.where(tokens.text(), tokens.start(i))
            + ") tells of the engine, not of tables and columns: KurrentDB does not offer it.");
  }

  private Table findAnywhere(String name) {
    for (String schema : catalog.schemas()) {
      Table found = catalog.find(schema, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isHandled(String schema) {
    return HANDLED.contains(schema.toLowerCase(Locale.ROOT));
  }

  private boolean isSchema(String name) {
    for (String schema : catalog.schemas()) {
      if (schema.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private Reason noSchema(int i, String schema) {
    return new Reason(
        SqlState.UNDEFINED_TABLE,
        "There is no schema \""
            + schema
            + "\" ("
            + Explainer.where(tokens.text(), tokens.start(i))
            + "): KurrentDB has "
            + String.join(" and ", catalog.schemas())
            + ".");
  }

  private Reason noTable(int i, String schema, String name) {
    List<String> names = new ArrayList<>();
    for (Table table : catalog.tables()) {
      if (schema.isEmpty() || table.schema().equalsIgnoreCase(schema)) {
        names.add(table.schema() + "." + NearestName.quoted(table.name()));
      }
    }
    String wanted = schema.isEmpty() ? name : schema + "." + NearestName.quoted(name);
    return new Reason(
        SqlState.UNDEFINED_TABLE,
        "There is no table "
            + (schema.isEmpty() ? "\"" + name + "\"" : wanted)
            + " ("
            + Explainer.where(tokens.text(), tokens.start(i))
            + ")."
            + hint(schema, wanted, names));
  }

  private static String hint(String schema, String wanted, List<String> names) {
    String nearest = NearestName.of(wanted, names);
    if (nearest != null) {
      return " Did you mean " + nearest + "?";
    }
    if (names.isEmpty()) {
      return schema.equalsIgnoreCase("usr") ? " This server shows no user-defined index." : "";
    }
    return names.size() <= 10 ? " There is " + String.join(", ", names) + "." : "";
  }
}
