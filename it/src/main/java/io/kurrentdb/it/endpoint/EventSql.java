package io.kurrentdb.it.endpoint;

/**
 * The SQL that makes the events, computed inside DuckDB from {@code range()}, so that millions take
 * seconds. The event's number {@code i} is {@code log_position // 100}; everything else follows
 * from it.
 *
 * <p>The views spell their expressions out, with one {@code format} for a payload: each query binds
 * them anew, and macros or many small concatenations made that three times as dear as the query
 * itself. Of few events the payloads are stored, so that nothing of that is left.
 */
final class EventSql {

  /** The country of event {@code i}; two of them, so that filters keep half. */
  static final String COUNTRY = "if(i % 2 = 1, 'France', 'Germany')";

  private static final String EVENTS =
      """
      CREATE TABLE idx_all (
        log_position BIGINT NOT NULL, commit_position BIGINT, stream_revision BIGINT NOT NULL,
        created_at BIGINT NOT NULL, expires_at BIGINT, stream VARCHAR NOT NULL,
        stream_hash UBIGINT NOT NULL, schema_name VARCHAR NOT NULL, category VARCHAR NOT NULL,
        deleted BOOLEAN NOT NULL, schema_id VARCHAR, schema_format VARCHAR NOT NULL,
        record_id BLOB NOT NULL)""";

  private static final String ORDER =
      """
      format('{{"OrderId":"order-{0}","Amount":{1},"Currency":"EUR",\
      "Customer":{{"Id":"customer-{2}","Name":"Name {2}"}},\
      "Address":{{"Country":"{3}","City":"City {4}"}},\
      "Lines":[{{"Sku":"sku-{4}","Quantity":{5}}}],"PlacedAt":{6},"Token":"{7}"}}',
      i, (i * 1.5)::VARCHAR, i % 211, %s, i % 40, 1 + i % 5, created_at, md5(i::VARCHAR))"""
          .replace("%s", COUNTRY);

  private static final String METADATA =
      "format('{{\"$correlationId\":\"{}\",\"user\":\"user-{}\"}}', md5((i // 3)::VARCHAR), i % 17)";

  // In mixed content every 50th payload is binary and every 97th event is gone.
  private static final String BINARY = "i % 50 = 49";
  private static final String DELETED = "i % 97 = 96";

  private EventSql() {}

  /** The expressions over {@code i} and {@code created_at} that make the events of one content. */
  private record Expressions(
      String stream,
      String revision,
      String type,
      String deleted,
      String format,
      String data,
      String metadata) {}

  private static Expressions expressions(EventStoreData.Content content) {
    Expressions orders =
        new Expressions(
            "'orders-' || (i % 10)",
            "i // 10",
            "if(i % 3 = 0, 'OrderShipped', 'OrderPlaced')",
            "false",
            "'Json'",
            ORDER,
            METADATA);
    return content == EventStoreData.Content.ORDERS ? orders : mixed(orders);
  }

  private static Expressions mixed(Expressions orders) {
    String base64 = "to_base64(unhex(md5(i::VARCHAR) || md5((i + 1)::VARCHAR)))";
    return new Expressions(
        binaryOr("'images-' || (i // 50 % 3)", orders.stream()),
        binaryOr("i // 150", orders.revision()),
        binaryOr("'ImageUploaded'", orders.type()),
        DELETED,
        binaryOr("'Bytes'", orders.format()),
        goneOr(binaryOr(base64, orders.data())),
        goneOr(orders.metadata()));
  }

  private static String binaryOr(String binary, String other) {
    return "if(" + BINARY + ", " + binary + ", " + other + ")";
  }

  private static String goneOr(String there) {
    return "if(" + DELETED + ", '{}', " + there + ")";
  }

  static String eventTable() {
    return EVENTS;
  }

  /** Writes the events from number {@code from} on, up to {@code to} without it. */
  static String fillEvents(EventStoreData.Content content, long from, long to) {
    Expressions e = expressions(content);
    return "INSERT INTO idx_all SELECT i * 100, NULL, "
        + e.revision()
        + ", created_at, NULL, stream, hash(stream), "
        + e.type()
        + ", split_part(stream, '-', 1), "
        + e.deleted()
        + ", NULL, "
        + e.format()
        + ", unhex(printf('%032x', i)) FROM (SELECT i, 1776000000000 + i * 1000 AS created_at, "
        + e.stream()
        + " AS stream FROM range("
        + from
        + ", "
        + to
        + ") t(i))";
  }

  /** What kdb.records shows. */
  static String records(EventStoreData.Content content) {
    Expressions e = expressions(content);
    return "SELECT * EXCLUDE (i), "
        + e.data()
        + " AS data, "
        + e.metadata()
        + " AS metadata FROM (SELECT *, log_position // 100 AS i FROM idx_all)";
  }

  static String indexTable(UserIndex index) {
    String nullability = index.fields().size() == 1 ? " NOT NULL" : "";
    StringBuilder columns = new StringBuilder();
    for (UserIndex.Field field : index.fields()) {
      columns.append(", ").append(quote(field.column())).append(' ');
      columns.append(field.type().sqlType()).append(nullability);
    }
    return "CREATE TABLE "
        + quote(index.tableName())
        + " (log_position BIGINT NOT NULL, commit_position BIGINT, stream_revision BIGINT NOT"
        + " NULL, created_at BIGINT NOT NULL"
        + columns
        + ", record_id BLOB NOT NULL)";
  }

  /** Indexes the events from number {@code from} on. */
  static String fillIndex(UserIndex index, long from) {
    StringBuilder values = new StringBuilder();
    for (UserIndex.Field field : index.fields()) {
      values.append(", ").append(field.sql());
    }
    return "INSERT INTO "
        + quote(index.tableName())
        + " SELECT log_position, commit_position, stream_revision, created_at"
        + values
        + ", record_id FROM (SELECT *, log_position // 100 AS i FROM idx_all)"
        + " WHERE category = 'orders' AND NOT deleted AND i >= "
        + from;
  }

  /** What usr."index" shows. */
  static String indexed(EventStoreData.Content content, UserIndex index) {
    Expressions e = expressions(content);
    return "SELECT * EXCLUDE (i), "
        + e.data()
        + " AS data, "
        + e.metadata()
        + " AS metadata, "
        + e.stream()
        + " AS stream, "
        + e.type()
        + " AS schema_name FROM (SELECT *, log_position // 100 AS i FROM "
        + quote(index.tableName())
        + ")";
  }

  static String view(String name, String query) {
    return "CREATE VIEW " + quote(name) + " AS " + query;
  }

  /** The table behind a view whose rows are stored. */
  static String store(String view, String query) {
    return "CREATE TABLE " + quote(view + "_stored") + " AS " + query;
  }

  /** Adds to it the events from number {@code from} on. */
  static String storeMore(String view, String query, long from) {
    return "INSERT INTO "
        + quote(view + "_stored")
        + " SELECT * FROM ("
        + query
        + ") WHERE log_position >= "
        + from * 100;
  }

  static String stored(String view) {
    return "SELECT * FROM " + quote(view + "_stored");
  }

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
