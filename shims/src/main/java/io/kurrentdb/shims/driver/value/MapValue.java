package io.kurrentdb.shims.driver.value;

import java.util.LinkedHashMap;

/** A MAP, in the order of its entries. Prints as DuckDB prints it. */
public final class MapValue extends LinkedHashMap<Object, Object> {
  @Override
  public String toString() {
    return Rendering.text(this);
  }
}
