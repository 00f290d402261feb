package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.driver.value.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Fills in what older versions of the driver leave out of getColumns, remarks and type names; and
 * the type that ResultSetMetaData has for the same column, so that a host which goes by getColumns
 * reads unsigned numbers by a getter that has room for them.
 */
final class ColumnRemarks {
  private static final String PREFIX = "ARROW:FLIGHT:SQL:";

  private ColumnRemarks() {}

  /**
   * @param from the first row of the table whose columns were just added
   * @param to the row after the last
   * @param columns of that table
   */
  static void fill(VectorSchemaRoot root, int from, int to, List<Field> columns) {
    Map<String, Field> byName = new HashMap<>();
    for (Field column : columns) {
      byName.put(column.getName(), column);
    }
    FieldVector names = root.getVector("COLUMN_NAME");
    IntVector types = (IntVector) root.getVector("DATA_TYPE");
    for (int row = from; row < to; row++) {
      Field column = byName.get(String.valueOf(names.getObject(row)));
      if (column == null) {
        continue;
      }
      types.setSafe(row, ColumnType.of(column.getType()).id());
      if (column.getMetadata() != null) {
        set(root.getVector("REMARKS"), row, column.getMetadata().get(PREFIX.concat("REMARKS")));
        set(root.getVector("TYPE_NAME"), row, column.getMetadata().get(PREFIX.concat("TYPE_NAME")));
      }
    }
  }

  private static void set(FieldVector vector, int row, String value) {
    if (value != null && vector instanceof VarCharVector) {
      ((VarCharVector) vector).setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
