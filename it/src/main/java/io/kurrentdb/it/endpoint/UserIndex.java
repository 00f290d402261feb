package io.kurrentdb.it.endpoint;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A user-defined index as the endpoint serves it: a table of schema {@code usr} and an entry of
 * {@code IndexesService/List}.
 *
 * @param name the index's name, {@code ^[a-z][a-z0-9_-]*$}; it needs quotes in SQL where it has a
 *     hyphen
 * @param filter the server's filter expression, never null, may be empty
 * @param fields the indexed fields; with one field its column is never null, with several each may
 *     be
 * @param state what the server does with it; a deleted index is listed, but has no table
 */
public record UserIndex(String name, String filter, List<Field> fields, State state) {

  /** The states of an index, with their number in the protocol. */
  public enum State {
    STARTED(1),
    STOPPED(2),
    DELETED(3);

    private final int number;

    State(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** An index that is started. */
  public UserIndex(String name, String filter, List<Field> fields) {
    this(name, filter, fields, State.STARTED);
  }

  /** The same index in another state. */
  public UserIndex in(State other) {
    return new UserIndex(name, filter, fields, other);
  }

  /** So many started indexes of one field, {@code index-0} and on. */
  public static List<UserIndex> many(int count) {
    UserIndex sample = SAMPLES.get(0);
    return IntStream.range(0, count)
        .mapToObj(i -> new UserIndex("index-" + i, sample.filter(), sample.fields()))
        .toList();
  }

  /** The types a field can have, with their number in the protocol and their column type. */
  public enum FieldType {
    STRING(1, "VARCHAR"),
    DOUBLE(2, "DOUBLE"),
    INT_32(4, "INTEGER"),
    INT_64(5, "BIGINT");

    private final int number;
    private final String sqlType;

    FieldType(int number, String sqlType) {
      this.number = number;
      this.sqlType = sqlType;
    }

    /** The enum value's number in {@code kurrentdb.protocol.v2.indexes.IndexFieldType}. */
    public int number() {
      return number;
    }

    /** The DuckDB type of the column. */
    public String sqlType() {
      return sqlType;
    }
  }

  /**
   * One indexed field.
   *
   * @param name the field's name, of which the column is {@link #column()}
   * @param selector the server's (JavaScript) selector over the record
   * @param type the column's type
   * @param sql how the generator computes the value from the event's number {@code i}
   */
  public record Field(String name, String selector, FieldType type, String sql) {
    /** The column in {@code usr."index"}: {@code field_<name>}, unquoted. */
    public String column() {
      return "field_" + name;
    }
  }

  /** The view the server's rewriting puts in place of {@code usr."name"}. */
  public String viewName() {
    return viewName(name);
  }

  static String viewName(String index) {
    return "idx_user__" + index + "_view";
  }

  String tableName() {
    return "idx_user__" + name;
  }

  /** The two indexes the embedded endpoint comes with. */
  public static final List<UserIndex> SAMPLES =
      List.of(
          new UserIndex(
              "orders-by-country",
              "rec => rec.schema.name.startsWith('Order')",
              List.of(
                  new Field(
                      "country",
                      "rec => rec.value.Address.Country",
                      FieldType.STRING,
                      EventSql.COUNTRY))),
          new UserIndex(
              "orders-by-customer",
              "rec => rec.schema.name.startsWith('Order')",
              List.of(
                  new Field(
                      "customer-id",
                      "rec => rec.value.Customer.Id",
                      FieldType.STRING,
                      "if(i % 7 = 0, NULL, 'customer-' || (i % 211))"),
                  new Field(
                      "amount",
                      "rec => rec.value.Amount",
                      FieldType.DOUBLE,
                      "if(i % 11 = 0, NULL, i * 1.5)"),
                  new Field(
                      "item-count", "rec => rec.value.Lines.length", FieldType.INT_32, "1 + i % 5"),
                  new Field(
                      "placed-at",
                      "rec => rec.value.PlacedAt",
                      FieldType.INT_64,
                      "1776000000000 + i * 1000"))));
}
