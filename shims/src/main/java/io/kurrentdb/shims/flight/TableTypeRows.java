package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** {@code getTableTypes}: TABLE. Spark's catalog and others look for no other type. */
final class TableTypeRows {
  static final String TABLE = "TABLE";

  private TableTypeRows() {}

  static void fill(VectorSchemaRoot root, ByteString command, Caller caller) {
    RowWriter.addAll(root, List.of(TABLE));
  }
}
