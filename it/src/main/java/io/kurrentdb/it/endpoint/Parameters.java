package io.kurrentdb.it.endpoint;

import io.grpc.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.util.Text;

/**
 * The arguments a client binds. Types the server does not know are kept and refused when the
 * statement runs, as there (FlightSqlServer.PreparedStmt.cs).
 */
final class Parameters {

  /** An argument of a type the server does not bind; its name is the .NET class of the array. */
  private record Unsupported(String arrayType) {}

  private Parameters() {}

  /** The rows of each batch that was put. */
  static List<List<Object[]>> read(Exchange exchange, BufferAllocator allocator)
      throws IOException, InterruptedException {
    List<Flight.FlightData> messages = new ArrayList<>();
    for (byte[] message : exchange.requests()) {
      messages.add(Flight.FlightData.parseFrom(message));
    }
    List<List<Object[]>> batches = new ArrayList<>();
    try (ArrowStreamReader reader = ArrowWire.read(messages, allocator)) {
      while (reader.loadNextBatch()) {
        batches.add(rows(reader.getVectorSchemaRoot()));
      }
    }
    return batches;
  }

  private static List<Object[]> rows(VectorSchemaRoot root) {
    List<Object[]> rows = new ArrayList<>();
    for (int row = 0; row < root.getRowCount(); row++) {
      Object[] values = new Object[root.getFieldVectors().size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = value(root.getVector(column), row);
      }
      rows.add(values);
    }
    return rows;
  }

  private static Object value(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector.getMinorType()) {
      case TINYINT, INT, BIGINT, BIT, VARBINARY, LARGEVARBINARY, VIEWVARBINARY ->
          vector.getObject(row);
      case UINT1 -> UInt1Vector.getNoOverflow(vector.getDataBuffer(), row);
      case UINT4 -> UInt4Vector.getNoOverflow(vector.getDataBuffer(), row);
      case UINT8 -> new BigDecimal(UInt8Vector.getNoOverflow(vector.getDataBuffer(), row));
      case VARCHAR, LARGEVARCHAR, VIEWVARCHAR -> ((Text) vector.getObject(row)).toString();
      default -> new Unsupported(arrayType(vector.getMinorType()));
    };
  }

  private static String arrayType(MinorType type) {
    return switch (type) {
      case SMALLINT -> "Int16Array";
      case UINT2 -> "UInt16Array";
      case FLOAT2 -> "HalfFloatArray";
      case FLOAT4 -> "FloatArray";
      case FLOAT8 -> "DoubleArray";
      case DECIMAL -> "Decimal128Array";
      case DECIMAL256 -> "Decimal256Array";
      case DATEDAY -> "Date32Array";
      case DATEMILLI -> "Date64Array";
      case TIMESEC, TIMEMILLI -> "Time32Array";
      case TIMEMICRO, TIMENANO -> "Time64Array";
      case DURATION -> "DurationArray";
      case INTERVALYEAR -> "YearMonthIntervalArray";
      case INTERVALDAY -> "DayTimeIntervalArray";
      case INTERVALMONTHDAYNANO -> "MonthDayNanosecondIntervalArray";
      case FIXEDSIZEBINARY -> "FixedSizeBinaryArray";
      case LIST -> "ListArray";
      case FIXED_SIZE_LIST -> "FixedSizeListArray";
      case STRUCT -> "StructArray";
      case MAP -> "MapArray";
      default -> type.name().startsWith("TIMESTAMP") ? "TimestampArray" : type.name();
    };
  }

  static void bind(PreparedStatement statement, Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      if (row[i] instanceof Unsupported type) {
        throw Status.UNIMPLEMENTED
            .withDescription("Array type " + type.arrayType() + " is not supported")
            .asRuntimeException();
      }
      statement.setObject(i + 1, row[i]);
    }
    // JDBC would run with NULL where DuckDB's own API fails.
    if (row.length < statement.getParameterMetaData().getParameterCount()) {
      throw new SQLException("Not every parameter is bound");
    }
  }
}
