package io.kurrentdb.shims.driver.value;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A LIST or an ARRAY, copied out of its batch, so that it outlives it. Prints as DuckDB does. */
public final class ListValue implements Array {
  private final List<Object> elements;
  private final int elementType;
  private final String elementTypeName;

  ListValue(List<Object> elements, int elementType, String elementTypeName) {
    this.elements = Collections.unmodifiableList(elements);
    this.elementType = elementType;
    this.elementTypeName = elementTypeName;
  }

  public List<Object> elements() {
    return elements;
  }

  @Override
  public String getBaseTypeName() {
    return elementTypeName;
  }

  @Override
  public int getBaseType() {
    return elementType;
  }

  @Override
  public Object getArray() {
    return elements.toArray();
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > elements.size()) {
      throw new SQLException(
          "a part of " + count + " from " + index + " of a list of " + elements.size(), "2202E");
    }
    int from = (int) index - 1;
    return elements.subList(from, from + count).toArray();
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw new SQLFeatureNotSupportedException("getArray gives the elements");
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet();
  }

  /** Nothing is held. */
  @Override
  public void free() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof ListValue && elements.equals(((ListValue) other).elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return Rendering.text(this);
  }
}
