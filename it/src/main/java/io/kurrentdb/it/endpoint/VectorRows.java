package io.kurrentdb.it.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Puts Java values into the vectors of a metadata answer. */
final class VectorRows {

  private VectorRows() {}

  static void fill(VectorSchemaRoot root, List<Object[]> rows) {
    root.allocateNew();
    for (int row = 0; row < rows.size(); row++) {
      Object[] values = rows.get(row);
      for (int column = 0; column < values.length; column++) {
        if (values[column] != null) {
          set(root.getVector(column), row, values[column]);
        }
      }
    }
    root.setRowCount(rows.size());
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (vector instanceof VarCharVector text) {
      text.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof VarBinaryVector binary) {
      binary.setSafe(row, (byte[]) value);
    } else if (vector instanceof IntVector number) {
      number.setSafe(row, (Integer) value);
    } else if (vector instanceof UInt1Vector number) {
      number.setSafe(row, (Integer) value);
    } else if (vector instanceof BitVector bit) {
      bit.setSafe(row, Boolean.TRUE.equals(value) ? 1 : 0);
    } else {
      throw new IllegalArgumentException("No setter for " + vector.getField());
    }
  }
}
