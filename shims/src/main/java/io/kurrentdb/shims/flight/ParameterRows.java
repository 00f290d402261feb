package io.kurrentdb.shims.flight;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Reads the values that a client binds, as SQL literals. */
final class ParameterRows {
  private ParameterRows() {}

  /**
   * @param messages the schema, then any number of batches
   * @return for each row its values, in the order of the parameters
   * @throws io.grpc.StatusRuntimeException for a value that cannot become a literal
   */
  static List<List<String>> read(List<Flight.FlightData> messages) {
    List<List<String>> rows = new ArrayList<>(1);
    byte[] header = messages.get(0).getDataHeader().toByteArray();
    if (header.length == 0) {
      return rows;
    }
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Ipc.schema(header), Ipc.ALLOCATOR)) {
      for (Flight.FlightData batch : messages.subList(1, messages.size())) {
        Ipc.load(root, batch);
        addRows(root, rows);
        root.clear();
      }
    }
    return rows;
  }

  private static void addRows(VectorSchemaRoot root, List<List<String>> rows) {
    for (int row = 0; row < root.getRowCount(); row++) {
      List<String> values = new ArrayList<>(root.getFieldVectors().size());
      for (FieldVector vector : root.getFieldVectors()) {
        values.add(Literals.of(vector, row, values.size() + 1));
      }
      rows.add(values);
    }
  }
}
