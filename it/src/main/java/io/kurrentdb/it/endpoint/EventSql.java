package io.kurrentdb.it.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The SQL that makes the events, computed inside DuckDB from {@code range()}, so that millions take
 * seconds. The event number {@code i} is {@code log_position // 100}; everything else follows from
 * it.
 */
final class EventSql {

  private static final String EVENTS =
      """
      CREATE TABLE idx_all (
        log_position BIGINT NOT NULL, commit_position BIGINT, stream_revision BIGINT NOT NULL,
        created_at BIGINT NOT NULL, expires_at BIGINT, stream VARCHAR NOT NULL,
        stream_hash UBIGINT NOT NULL, schema_name VARCHAR NOT NULL, category VARCHAR NOT NULL,
        deleted BOOLEAN NOT NULL, schema_id VARCHAR, schema_format VARCHAR NOT NULL,
        record_id BLOB NOT NULL)""";

  // Each column is spelled once; EventStoreData's content decides which macros stand behind it.
  private static final String FILL =
      """
      INSERT INTO idx_all
      SELECT i * 100, NULL, event_revision(i), 1776000000000 + i * 1000, NULL, event_stream(i),
        hash(event_stream(i)), event_type(i), split_part(event_stream(i), '-', 1), event_deleted(i),
        NULL, if(event_binary(i), 'Bytes', 'Json'), unhex(printf('%%032x', i))
      FROM range(%d) t(i)""";

  private static final String ORDER_DATA =
      """
      CREATE MACRO order_data(i) AS
        '{"OrderId":"order-' || i || '","Amount":' || (i * 1.5) || ',"Currency":"EUR"'
        || ',"Customer":{"Id":"customer-' || (i % 211) || '","Name":"Name ' || (i % 211) || '"}'
        || ',"Address":{"Country":"' || order_country(i) || '","City":"City ' || (i % 40) || '"}'
        || ',"Lines":[{"Sku":"sku-' || (i % 37) || '","Quantity":' || (1 + i % 5) || '}]'
        || ',"PlacedAt":' || (1776000000000 + i * 1000) || ',"Token":"' || md5(i::VARCHAR) || '"}'""";

  private static final String METADATA =
      """
      CREATE MACRO event_metadata(i) AS if(event_deleted(i), '{}',
        '{"$correlationId":"' || md5((i // 3)::VARCHAR) || '","user":"user-' || (i % 17) || '"}')""";

  // What a reader gets: the JSON text, base64 of a binary payload, {} where the event is gone.
  private static final String DATA =
      """
      CREATE MACRO event_data(i) AS CASE
        WHEN event_deleted(i) THEN '{}'
        WHEN event_binary(i) THEN to_base64(unhex(md5(i::VARCHAR) || md5((i + 1)::VARCHAR)))
        ELSE order_data(i) END""";

  private static final String RECORDS_SELECT =
      """
      SELECT log_position, commit_position, stream_revision, created_at, expires_at, stream,
        stream_hash, schema_name, category, deleted, schema_id, schema_format, record_id,
        event_data(log_position // 100) AS data, event_metadata(log_position // 100) AS metadata
      FROM idx_all""";

  private EventSql() {}

  static List<String> events(EventStoreData.Content content, long rows) {
    List<String> sql = new ArrayList<>();
    sql.add("CREATE MACRO order_country(i) AS if(i % 2 = 1, 'France', 'Germany')");
    sql.addAll(content == EventStoreData.Content.MIXED ? mixed() : orders());
    sql.add(ORDER_DATA);
    sql.add(DATA);
    sql.add(METADATA);
    sql.add(EVENTS);
    sql.add(String.format(java.util.Locale.ROOT, FILL, rows));
    return sql;
  }

  private static List<String> orders() {
    return List.of(
        "CREATE MACRO event_binary(i) AS false",
        "CREATE MACRO event_deleted(i) AS false",
        "CREATE MACRO event_stream(i) AS 'orders-' || (i % 10)",
        "CREATE MACRO event_revision(i) AS i // 10",
        "CREATE MACRO event_type(i) AS if(i % 3 = 0, 'OrderShipped', 'OrderPlaced')");
  }

  private static List<String> mixed() {
    return List.of(
        "CREATE MACRO event_binary(i) AS i % 50 = 49",
        "CREATE MACRO event_deleted(i) AS i % 97 = 96",
        "CREATE MACRO event_stream(i) AS"
            + " if(event_binary(i), 'images-' || (i // 50 % 3), 'orders-' || (i % 10))",
        "CREATE MACRO event_revision(i) AS if(event_binary(i), i // 150, i // 10)",
        "CREATE MACRO event_type(i) AS CASE WHEN event_binary(i) THEN 'ImageUploaded'"
            + " WHEN i % 3 = 0 THEN 'OrderShipped' ELSE 'OrderPlaced' END");
  }

  static String recordsView(String name) {
    return "CREATE VIEW " + name + " AS " + RECORDS_SELECT;
  }

  static List<String> indexTable(UserIndex index) {
    String nullability = index.fields().size() == 1 ? " NOT NULL" : "";
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (UserIndex.Field field : index.fields()) {
      columns.append(", ").append(quote(field.column())).append(' ');
      columns.append(field.type().sqlType()).append(nullability);
      values.append(", ").append(field.sql());
    }
    String create =
        "CREATE TABLE "
            + quote(index.tableName())
            + " (log_position BIGINT NOT NULL, commit_position BIGINT, stream_revision BIGINT NOT"
            + " NULL, created_at BIGINT NOT NULL"
            + columns
            + ", record_id BLOB NOT NULL)";
    String fill =
        "INSERT INTO "
            + quote(index.tableName())
            + " SELECT log_position, commit_position, stream_revision, created_at"
            + values
            + ", record_id FROM (SELECT *, log_position // 100 AS i FROM idx_all)"
            + " WHERE category = 'orders' AND NOT deleted";
    return List.of(create, fill);
  }

  static String indexView(UserIndex index, String name) {
    return "CREATE VIEW "
        + name
        + " AS SELECT *, event_data(log_position // 100) AS data, event_metadata(log_position //"
        + " 100) AS metadata, event_stream(log_position // 100) AS stream, event_type(log_position"
        + " // 100) AS schema_name FROM "
        + quote(index.tableName());
  }

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
