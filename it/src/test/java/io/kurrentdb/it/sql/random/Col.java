package io.kurrentdb.it.sql.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A column that a query can name.
 *
 * @param table how it may be qualified; empty where it may not
 */
record Col(String table, String name, Type type) {

  enum Type {
    NUMBER,
    TEXT,
    /** Numbers. */
    LIST,
    /** {@code k}, a number, and {@code stream}, a text. */
    STRUCT,
    /** An order, as text. */
    JSON
  }

  static Col number(String name) {
    return new Col("", name, Type.NUMBER);
  }

  static Col text(String name) {
    return new Col("", name, Type.TEXT);
  }

  Col of(String other) {
    return new Col(other, name, type);
  }

  Col named(String other) {
    return new Col(table, other, type);
  }

  String qualified() {
    return table.isEmpty() ? name : table + "." + name;
  }

  /** The same columns as columns of a table. */
  static List<Col> of(List<Col> columns, String table) {
    return new ArrayList<>(columns.stream().map(column -> column.of(table)).toList());
  }

  /** Those that can be named without doubt: the first of each name. */
  static List<Col> distinct(List<Col> columns) {
    List<Col> distinct = new ArrayList<>();
    for (Col column : columns) {
      if (distinct.stream().noneMatch(other -> other.name().equals(column.name()))) {
        distinct.add(column);
      }
    }
    return distinct;
  }
}
