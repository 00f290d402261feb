package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Types;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The types of KurrentDB's columns and results, for clients that ask by the protocol; in the order
 * of JDBC's numbers for them, which are those that results have.
 */
final class TypeInfoRows {
  private static final int NULLABLE = 1;
  private static final int SEARCHABLE = 3;

  private TypeInfoRows() {}

  static void fill(VectorSchemaRoot root, ByteString bytes, Caller caller)
      throws InvalidProtocolBufferException {
    CommandGetXdbcTypeInfo command = CommandGetXdbcTypeInfo.parseFrom(bytes);
    Writer rows = new Writer(new RowWriter(root), command);
    rows.add("TINYINT", Types.TINYINT, false);
    rows.add("BIGINT", Types.BIGINT, false);
    rows.add("UINTEGER", Types.BIGINT, true);
    rows.add("BLOB", Types.VARBINARY, null);
    rows.add("DECIMAL", Types.DECIMAL, false);
    rows.add("UBIGINT", Types.DECIMAL, true);
    rows.add("INTEGER", Types.INTEGER, false);
    rows.add("USMALLINT", Types.INTEGER, true);
    rows.add("SMALLINT", Types.SMALLINT, false);
    rows.add("UTINYINT", Types.SMALLINT, true);
    rows.add("FLOAT", Types.REAL, false);
    rows.add("DOUBLE", Types.DOUBLE, false);
    rows.add("VARCHAR", Types.VARCHAR, null);
    rows.add("BOOLEAN", Types.BOOLEAN, null);
    rows.add("DATE", Types.DATE, null);
    rows.add("TIME", Types.TIME, null);
    rows.add("TIMESTAMP", Types.TIMESTAMP, null);
    rows.add("TIMESTAMP WITH TIME ZONE", Types.TIMESTAMP_WITH_TIMEZONE, null);
    rows.writer.done();
  }

  private static final class Writer {
    private final RowWriter writer;
    private final CommandGetXdbcTypeInfo command;

    Writer(RowWriter writer, CommandGetXdbcTypeInfo command) {
      this.writer = writer;
      this.command = command;
    }

    /**
     * @param unsigned null where the type is no number
     */
    void add(String name, int type, Boolean unsigned) {
      if (command.hasDataType() && command.getDataType() != type) {
        return;
      }
      boolean isText = type == Types.VARCHAR;
      boolean isNumber = unsigned != null;
      boolean isQuoted = !isNumber && type != Types.BOOLEAN;
      writer.add(
          name,
          type,
          name.equals("DECIMAL") ? 38 : ArrowColumns.precision(name),
          isQuoted ? "'" : null,
          isQuoted ? "'" : null,
          null,
          NULLABLE,
          isText,
          SEARCHABLE,
          unsigned,
          false,
          isNumber ? Boolean.FALSE : null,
          name,
          0,
          name.equals("DECIMAL") ? 38 : 0,
          type,
          null,
          isNumber ? 10 : null,
          null);
    }
  }
}
