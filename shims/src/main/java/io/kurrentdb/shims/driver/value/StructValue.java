package io.kurrentdb.shims.driver.value;

import java.sql.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** A STRUCT: its fields by name, in their order. Prints as DuckDB prints it. */
public final class StructValue extends LinkedHashMap<String, Object> implements Struct {
  @Override
  public String getSQLTypeName() {
    return "STRUCT";
  }

  @Override
  public Object[] getAttributes() {
    return values().toArray();
  }

  @Override
  public Object[] getAttributes(Map<String, Class<?>> map) {
    return getAttributes();
  }

  @Override
  public String toString() {
    return Rendering.text(this);
  }
}
