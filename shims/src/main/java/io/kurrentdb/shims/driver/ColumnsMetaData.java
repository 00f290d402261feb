package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.driver.value.ColumnType;
import io.kurrentdb.shims.explain.ColumnOrigins;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;

/** The columns of a result, from its Arrow schema. Thread-safe. */
final class ColumnsMetaData implements ResultSetMetaData {
  private static final String PREFIX = "ARROW:FLIGHT:SQL:";

  private final List<Field> fields;
  private Supplier<ColumnOrigins> source;
  private ColumnOrigins origins;

  /**
   * @param source where the columns come from, asked once and only if a host wants to know; may
   *     give null
   */
  ColumnsMetaData(List<Field> fields, Supplier<ColumnOrigins> source) {
    this.fields = fields;
    this.source = source;
  }

  /** The column of a table that this one is; null where it is none, or that is not known. */
  private synchronized Column origin(int column) throws SQLException {
    field(column);
    if (source != null) {
      ColumnOrigins found = source.get();
      origins = found == null || found.size() != fields.size() ? null : found;
      source = null;
    }
    return origins == null ? null : origins.column(column - 1);
  }

  private Field field(int column) throws SQLException {
    if (column < 1 || column > fields.size()) {
      throw new SQLException(
          "there is no column " + column + ": the result has " + fields.size() + " of them",
          "07009");
    }
    return fields.get(column - 1);
  }

  private ColumnType type(int column) throws SQLException {
    return ColumnType.of(field(column).getType());
  }

  /** What the server says of the column; empty where it says nothing. */
  private String noted(int column, String key) throws SQLException {
    Map<String, String> notes = field(column).getMetadata();
    String value = notes == null ? null : notes.get(PREFIX.concat(key));
    return value == null ? "" : value;
  }

  @Override
  public int getColumnCount() {
    return fields.size();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return field(column).getName();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return field(column).getName();
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return type(column).id();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return type(column).name();
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return type(column).className();
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return type(column).precision();
  }

  @Override
  public int getScale(int column) throws SQLException {
    return type(column).scale();
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return type(column).displaySize();
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return type(column).isSigned();
  }

  /** Arrow's own flag says nullable of every column that DuckDB gives, so it tells nothing. */
  @Override
  public int isNullable(int column) throws SQLException {
    Column origin = origin(column);
    if (origin != null) {
      return origin.nullable() ? columnNullable : columnNoNulls;
    }
    return field(column).isNullable() ? columnNullableUnknown : columnNoNulls;
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return type(column).isText();
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    field(column);
    return true;
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    return noted(column, "CATALOG_NAME");
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    return origin(column) == null ? noted(column, "SCHEMA_NAME") : origins.table().schema();
  }

  @Override
  public String getTableName(int column) throws SQLException {
    return origin(column) == null ? noted(column, "TABLE_NAME") : origins.table().name();
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    field(column);
    return true;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    field(column);
    return false;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("no " + type.getName() + " is behind this ResultSetMetaData");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
