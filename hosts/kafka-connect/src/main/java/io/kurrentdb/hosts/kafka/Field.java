package io.kurrentdb.hosts.kafka;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * A column as the connectors' generic dialect makes a field of it: everything that
 * ResultSetMetaData says is asked, and its type decides which getter reads the values.
 */
record Field(int column, String name, Schema schema, Getter getter) {

  /** Reads a value. */
  @FunctionalInterface
  interface Getter {
    Object read(ResultSet row) throws SQLException;
  }

  static Field of(ResultSetMetaData about, int column) throws SQLException {
    about.getCatalogName(column);
    about.getSchemaName(column);
    about.getTableName(column);
    about.isReadOnly(column);
    about.isWritable(column);
    about.isDefinitelyWritable(column);
    about.getColumnTypeName(column);
    about.getColumnClassName(column);
    about.getPrecision(column);
    about.getColumnDisplaySize(column);
    about.isAutoIncrement(column);
    about.isCaseSensitive(column);
    about.isSearchable(column);
    about.isCurrency(column);
    SchemaBuilder type = type(about, column);
    if (about.isNullable(column) != ResultSetMetaData.columnNoNulls) {
      type.optional();
    }
    return new Field(column, about.getColumnLabel(column), type.build(), getter(about, column));
  }

  private static SchemaBuilder type(ResultSetMetaData about, int column) throws SQLException {
    switch (about.getColumnType(column)) {
      case Types.BOOLEAN:
        return SchemaBuilder.bool();
      case Types.INTEGER:
        return about.isSigned(column) ? SchemaBuilder.int32() : SchemaBuilder.int64();
      case Types.BIGINT:
        return SchemaBuilder.int64();
      case Types.DOUBLE:
        return SchemaBuilder.float64();
      case Types.DECIMAL:
        return Decimal.builder(about.getScale(column));
      case Types.VARBINARY:
        return SchemaBuilder.bytes();
      default:
        return SchemaBuilder.string();
    }
  }

  private static Getter getter(ResultSetMetaData about, int column) throws SQLException {
    switch (about.getColumnType(column)) {
      case Types.BOOLEAN:
        return row -> row.getBoolean(column);
      case Types.INTEGER:
        return row -> row.getInt(column);
      case Types.BIGINT:
        return row -> row.getLong(column);
      case Types.DOUBLE:
        return row -> row.getDouble(column);
      case Types.DECIMAL:
        int scale = about.getScale(column);
        return row -> row.getBigDecimal(column, scale);
      case Types.VARBINARY:
        return row -> row.getBytes(column);
      default:
        return row -> row.getString(column);
    }
  }

  Object value(ResultSet row) throws SQLException {
    Object value = getter.read(row);
    return row.wasNull() ? null : value;
  }
}
