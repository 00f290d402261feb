package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.kurrentdb.shims.catalog.NamePattern;
import io.kurrentdb.shims.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.vector.VectorSchemaRoot;

/** {@code getTables}, and {@code getColumns}, which reads the same command's Arrow schemas. */
final class TableRows {
  private static final Comparator<Table> BY_NAME =
      Comparator.comparing(Table::schema).thenComparing(Table::name);

  private TableRows() {}

  /** Whether the answer has to carry each table's columns. */
  static boolean withSchema(ByteString command) throws InvalidProtocolBufferException {
    return CommandGetTables.parseFrom(command).getIncludeSchema();
  }

  static void fill(VectorSchemaRoot root, ByteString bytes, Caller caller)
      throws InvalidProtocolBufferException {
    CommandGetTables command = CommandGetTables.parseFrom(bytes);
    RowWriter rows = new RowWriter(root);
    if (canMatch(command)) {
      for (Table table : sorted(caller.session().catalogs().load(caller))) {
        add(rows, command, table);
      }
    }
    rows.done();
  }

  private static boolean canMatch(CommandGetTables command) {
    boolean rightCatalog = !command.hasCatalog() || command.getCatalog().isEmpty();
    List<String> types = command.getTableTypesList();
    return rightCatalog && (types.isEmpty() || types.contains(TableTypeRows.TABLE));
  }

  private static List<Table> sorted(List<Table> tables) {
    List<Table> sorted = new ArrayList<>(tables);
    sorted.sort(BY_NAME);
    return sorted;
  }

  private static void add(RowWriter rows, CommandGetTables command, Table table) {
    if (!matches(command, table)) {
      return;
    }
    if (command.getIncludeSchema()) {
      byte[] columns = Ipc.message(ArrowColumns.schema(table));
      rows.add(null, table.schema(), table.name(), TableTypeRows.TABLE, columns);
    } else {
      rows.add(null, table.schema(), table.name(), TableTypeRows.TABLE);
    }
  }

  private static boolean matches(CommandGetTables command, Table table) {
    return (!command.hasDbSchemaFilterPattern()
            || NamePattern.matches(command.getDbSchemaFilterPattern(), table.schema()))
        && (!command.hasTableNameFilterPattern()
            || NamePattern.matches(command.getTableNameFilterPattern(), table.name()));
  }
}
