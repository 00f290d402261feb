package io.kurrentdb.shims.flight;

import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.KnownTables;
import io.kurrentdb.shims.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the answer of IndexesService/List. The numbers are those of KurrentDB's
 * proto/kurrentdb/protocol/v2/indexes.
 */
final class IndexList {
  private static final int INDEXES = 1;
  private static final int INDEX_NAME = 1;
  private static final int INDEX_FIELDS = 3;
  private static final int INDEX_STATE = 4;
  private static final int STATE_DELETED = 3;
  private static final int FIELD_NAME = 1;
  private static final int FIELD_TYPE = 4;

  private IndexList() {}

  /** The tables of the indexes that are not deleted. */
  static List<Table> read(byte[] answer) {
    List<Table> tables = new ArrayList<>();
    ProtoReader reader = new ProtoReader(answer);
    while (reader.next()) {
      if (reader.field() == INDEXES && reader.content() != null) {
        addIndex(tables, reader.content());
      }
    }
    return List.copyOf(tables);
  }

  private static void addIndex(List<Table> tables, byte[] index) {
    List<Column> fields = new ArrayList<>();
    long state = 0;
    ProtoReader reader = new ProtoReader(index);
    while (reader.next()) {
      if (reader.field() == INDEX_FIELDS && reader.content() != null) {
        fields.add(field(reader.content()));
      } else if (reader.field() == INDEX_STATE) {
        state = reader.number();
      }
    }
    if (state != STATE_DELETED) {
      tables.add(KnownTables.index(ProtoReader.string(index, INDEX_NAME), fields));
    }
  }

  private static Column field(byte[] field) {
    long type = 0;
    ProtoReader reader = new ProtoReader(field);
    while (reader.next()) {
      if (reader.field() == FIELD_TYPE) {
        type = reader.number();
      }
    }
    return new Column(ProtoReader.string(field, FIELD_NAME), type((int) type), true, "");
  }

  private static String type(int number) {
    switch (number) {
      case 2:
        return "DOUBLE";
      case 4:
        return "INTEGER";
      case 5:
        return "BIGINT";
      default:
        return "VARCHAR";
    }
  }
}
