package io.kurrentdb.hosts.kafka;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * Copies a table or a query by an ascending column, with the calls of the JDBC source connectors in
 * their order: mode=incrementing. The task's position is what Kafka Connect has stored.
 */
final class EventSourceTask extends SourceTask {
  static final String URL = "connection.url";
  static final String SCHEMA = "schema";
  static final String TABLE = "table";
  static final String QUERY = "query";
  static final String COLUMN = "incrementing.column.name";
  private static final String OFFSET = "incrementing";
  private static final int BATCH_ROWS = 700;

  private Map<String, String> settings;
  private Database database;
  private Map<String, String> partition;
  private long position;
  private PreparedStatement statement;
  private ResultSet result;
  private List<Field> fields;
  private Schema schema;

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void start(Map<String, String> properties) {
    settings = properties;
    database = new Database(settings.get(URL));
    boolean isQuery = settings.containsKey(QUERY);
    partition = isQuery ? Map.of(QUERY, QUERY) : Map.of(TABLE, settings.get(TABLE));
    Map<String, Object> stored = context.offsetStorageReader().offset(partition);
    position = stored == null ? -1 : (Long) stored.get(OFFSET);
    if (!isQuery) {
      try {
        database.checkIncrementing(settings.get(SCHEMA), settings.get(TABLE), settings.get(COLUMN));
      } catch (SQLException e) {
        throw new ConnectException(e);
      }
    }
  }

  /** Null where there is nothing new, or the query failed: it is asked again at the next poll. */
  @Override
  public List<SourceRecord> poll() {
    List<SourceRecord> records = new ArrayList<>();
    try {
      if (result == null) {
        query();
      }
      boolean more = true;
      while (records.size() < BATCH_ROWS && (more = result.next())) {
        records.add(record());
      }
      if (!more) {
        end();
      }
    } catch (SQLException e) {
      end();
    }
    return records.isEmpty() ? null : records;
  }

  private void query() throws SQLException {
    statement = database.connection().prepareStatement(text());
    statement.setLong(1, position);
    result = statement.executeQuery();
    ResultSetMetaData about = result.getMetaData();
    SchemaBuilder builder = SchemaBuilder.struct();
    fields = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      Field field = Field.of(about, i);
      fields.add(field);
      builder.field(field.name(), field.schema());
    }
    schema = builder.build();
  }

  private String text() {
    String column = '"' + settings.get(COLUMN) + '"';
    String select = settings.get(QUERY);
    if (select == null) {
      String table = '"' + settings.get(SCHEMA) + "\".\"" + settings.get(TABLE) + '"';
      column = table + '.' + column;
      select = "SELECT * FROM " + table;
    }
    return select + " WHERE " + column + " > ? ORDER BY " + column + " ASC";
  }

  private SourceRecord record() throws SQLException {
    Struct value = new Struct(schema);
    for (Field field : fields) {
      value.put(field.name(), field.value(result));
    }
    position = value.getInt64(settings.get(COLUMN));
    return new SourceRecord(partition, Map.of(OFFSET, position), "events", schema, value);
  }

  private void end() {
    close(result);
    close(statement);
    result = null;
    statement = null;
    try {
      database.connection().commit();
    } catch (SQLException asTheConnectorsDo) {
      // Logged there, and forgotten.
    }
  }

  private static void close(AutoCloseable open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (Exception asTheConnectorsDo) {
      // Logged there, and forgotten.
    }
  }

  @Override
  public void stop() {
    close(result);
    close(statement);
    close(database);
  }
}
