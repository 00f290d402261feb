package io.kurrentdb.shims.sql.catalogue;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A relation about the catalogue: its columns in DuckDB's order, and how each gets its value. It is
 * put into the user's text as a subquery without a table, so the server reads nothing of its own
 * catalogue for it.
 */
final class Relation {
  private static final String UNFOLD = "unnest";

  /** What the relation has one row for. */
  enum Of {
    CATALOG,
    SCHEMA,
    TABLE,
    COLUMN,
    TYPE,
    /** No rows: KurrentDB has none of these. */
    NOTHING
  }

  private static final class Field {
    final String name;
    final String type;
    final Function<Row, String> literal;

    Field(String name, String type, Function<Row, String> literal) {
      this.name = name;
      this.type = type;
      this.literal = literal;
    }
  }

  private final Of of;
  private final List<Field> fields = new ArrayList<>();

  private Relation(Of of) {
    this.of = of;
  }

  static Relation of(Of of) {
    return new Relation(of);
  }

  /** Adds a column whose value differs from row to row; the function gives a literal, or null. */
  Relation with(String name, String type, Function<Row, String> literal) {
    fields.add(new Field(name, type, literal));
    return this;
  }

  /** Adds a text column. */
  Relation text(String name, Function<Row, String> value) {
    return with(name, "VARCHAR", row -> Literals.string(value.apply(row)));
  }

  /** Adds a text column that says the same everywhere. */
  Relation text(String name, String value) {
    String literal = Literals.string(value);
    return with(name, "VARCHAR", row -> literal);
  }

  /** Adds a column of one value, given as an expression. */
  Relation constant(String name, String type, String expression) {
    return with(name, type, row -> expression);
  }

  /** Adds columns that all have one value everywhere, given as an expression. */
  Relation constants(String type, String expression, String... names) {
    for (String name : names) {
      constant(name, type, expression);
    }
    return this;
  }

  /** Adds columns that are always NULL. */
  Relation nulls(String type, String... names) {
    for (String name : names) {
      with(name, type, row -> null);
    }
    return this;
  }

  /** The relation as a table, to be described like one. */
  Table asTable(String schema, String name) {
    List<Column> columns = new ArrayList<>();
    for (Field field : fields) {
      columns.add(new Column(field.name, field.type, true, ""));
    }
    return new Table(schema, name, "", columns);
  }

  /**
   * The relation as a query.
   *
   * @param one a FROM item of exactly one row, without columns of a name that anybody uses; null
   *     where the rule for queries without FROM comes later
   */
  String query(Catalog catalog, String one) {
    List<Row> rows = rows(catalog);
    StringBuilder text = new StringBuilder(256).append("SELECT ");
    boolean unfolded = rows.size() < 2;
    for (int i = fields.size() - 1; i >= 0; i--) {
      // Where no column differs from row to row, the first one makes the rows all the same.
      String column = column(fields.get(i), rows, !unfolded && i == 0);
      unfolded |= column.startsWith(UNFOLD);
      text.insert(7, column + (i == fields.size() - 1 ? "" : ", "));
    }
    if (one != null) {
      text.append(" FROM ").append(one);
    }
    return rows.isEmpty() ? text.append(" WHERE false").toString() : text.toString();
  }

  private static String column(Field field, List<Row> rows, boolean unfold) {
    List<String> literals = new ArrayList<>(rows.size());
    boolean same = !unfold;
    for (Row row : rows) {
      String literal = field.literal.apply(row);
      literals.add(literal);
      same &= Objects.equals(literal, literals.get(0));
    }
    StringBuilder text = new StringBuilder();
    if (same) {
      String literal = literals.isEmpty() || literals.get(0) == null ? "NULL" : literals.get(0);
      text.append("CAST(").append(literal).append(" AS ").append(field.type).append(')');
    } else {
      array(text, field.type, literals);
    }
    return text.append(" AS ").append(Literals.name(field.name)).toString();
  }

  private static void array(StringBuilder text, String type, List<String> literals) {
    text.append(UNFOLD).append("(CAST([");
    for (int i = 0; i < literals.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(literals.get(i) == null ? "NULL" : literals.get(i));
    }
    text.append("] AS ").append(type).append("[]))");
  }

  private List<Row> rows(Catalog catalog) {
    List<Row> rows = new ArrayList<>();
    switch (of) {
      case CATALOG:
        rows.add(new Row("", 0, null, 0, null, 0));
        break;
      case SCHEMA:
        for (int i = 0; i < catalog.schemas().size(); i++) {
          rows.add(new Row(catalog.schemas().get(i), i, null, 0, null, 0));
        }
        break;
      case TABLE:
      case COLUMN:
        for (int i = 0; i < catalog.tables().size(); i++) {
          table(rows, catalog, catalog.tables().get(i), i);
        }
        break;
      case TYPE:
        for (TypeFacts type : TypeFacts.values()) {
          rows.add(new Row("", type.ordinal(), null, 0, null, 0));
        }
        break;
      default:
    }
    return rows;
  }

  private void table(List<Row> rows, Catalog catalog, Table table, int number) {
    int schema = catalog.schemas().indexOf(table.schema());
    if (of == Of.TABLE) {
      rows.add(new Row(table.schema(), schema, table, number, null, 0));
      return;
    }
    for (int i = 0; i < table.columns().size(); i++) {
      rows.add(new Row(table.schema(), schema, table, number, table.columns().get(i), i + 1));
    }
  }
}
