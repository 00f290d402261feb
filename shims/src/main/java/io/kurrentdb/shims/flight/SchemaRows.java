package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.kurrentdb.shims.catalog.KnownTables;
import io.kurrentdb.shims.catalog.NamePattern;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.vector.VectorSchemaRoot;

/** {@code getSchemas}: kdb and usr, which every KurrentDB has. */
final class SchemaRows {
  private SchemaRows() {}

  static void fill(VectorSchemaRoot root, ByteString bytes, Caller caller)
      throws InvalidProtocolBufferException {
    CommandGetDbSchemas command = CommandGetDbSchemas.parseFrom(bytes);
    RowWriter rows = new RowWriter(root);
    if (!command.hasCatalog() || command.getCatalog().isEmpty()) {
      add(rows, command, KnownTables.KDB);
      add(rows, command, KnownTables.USR);
    }
    rows.done();
  }

  private static void add(RowWriter rows, CommandGetDbSchemas command, String name) {
    if (!command.hasDbSchemaFilterPattern()
        || NamePattern.matches(command.getDbSchemaFilterPattern(), name)) {
      rows.add(null, name);
    }
  }
}
