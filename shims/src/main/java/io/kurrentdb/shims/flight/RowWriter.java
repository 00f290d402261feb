package io.kurrentdb.shims.flight;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;

/** Writes the rows of a metadata result, one after the other. */
final class RowWriter {
  private final VectorSchemaRoot root;
  private int row;

  RowWriter(VectorSchemaRoot root) {
    this.root = root;
  }

  /**
   * Adds a row.
   *
   * @param values String, Integer, Boolean, byte[], or null, one for each column
   */
  void add(Object... values) {
    for (int column = 0; column < values.length; column++) {
      set(root.getVector(column), values[column]);
    }
    row++;
  }

  /** To be called after the last row. */
  void done() {
    root.setRowCount(row);
  }

  private void set(FieldVector vector, Object value) {
    if (value == null) {
      setNull(vector);
    } else if (vector instanceof VarCharVector) {
      ((VarCharVector) vector).setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof IntVector) {
      ((IntVector) vector).setSafe(row, (Integer) value);
    } else if (vector instanceof BitVector) {
      ((BitVector) vector).setSafe(row, (Boolean) value ? 1 : 0);
    } else if (vector instanceof VarBinaryVector) {
      ((VarBinaryVector) vector).setSafe(row, (byte[]) value);
    } else {
      throw new IllegalArgumentException("No way to write into " + vector.getField());
    }
  }

  private void setNull(FieldVector vector) {
    if (vector instanceof ListVector) {
      ((ListVector) vector).setNull(row);
      return;
    }
    while (vector.getValueCapacity() <= row) {
      vector.reAlloc();
    }
    vector.setNull(row);
  }

  static void addAll(VectorSchemaRoot root, List<String> names) {
    RowWriter writer = new RowWriter(root);
    for (String name : names) {
      writer.add(name);
    }
    writer.done();
  }
}
