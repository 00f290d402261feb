package io.kurrentdb.hosts.metabase;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import clojure.lang.Keyword;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Metabase learns of a database: the plug-in's way, and that of a plug-in without one. */
final class SyncChecks {
  /** The names that the plug-in's database-type->base-type makes more than {@code :type/*} of. */
  private static final Set<String> KNOWN_TYPES =
      Set.of("BOOLEAN", "INT32", "INT64", "UINT64", "FLOAT64", "UTF8", "BINARY");

  private static final String FIELDS =
      "SELECT \"column_name\" AS \"name\", \"ordinal_position\" AS \"database-position\","
          + " \"table_schema\" AS \"table-schema\", \"table_name\" AS \"table-name\","
          + " (UPPER(\"data_type\")) AS \"database-type\", FALSE AS \"database-is-auto-increment\","
          + " CASE \"is_nullable\" = 'NO' WHEN TRUE THEN FALSE END AS \"database-required\","
          + " '' AS \"field-comment\" FROM \"information_schema\".\"columns\" WHERE (1 >= 1) AND"
          + " (LOWER(\"table_schema\") IN ('kdb', 'usr')) ORDER BY \"table_schema\" ASC,"
          + " \"table_name\" ASC, \"ordinal_position\" ASC";

  private final Warehouse warehouse;
  private final Questions questions;

  SyncChecks(Warehouse warehouse, Questions questions) {
    this.warehouse = warehouse;
    this.questions = questions;
  }

  void run() {
    check("sync finds the tables", this::tables);
    check("sync finds the fields, of types that the plug-in knows", this::fields);
    check("a table is described", this::describe);
    check("a plug-in that leaves sync to Metabase finds the same", this::genericSync);
  }

  private void tables() throws Exception {
    Set<String> tables = new TreeSet<>();
    for (Map<Keyword, Object> row : warehouse.describe("SHOW TABLES")) {
      tables.add(
          row.get(Keyword.intern("table_schema")) + "." + row.get(Keyword.intern("table_name")));
    }
    same(Set.of("kdb.records", "usr.orders-by-country", "usr.orders-by-customer"), tables);
  }

  private void fields() throws Exception {
    Questions.Answer fields = questions.ask(FIELDS);
    Map<String, Object> types = new HashMap<>();
    for (List<Object> row : fields.rows()) {
      types.put(row.get(3) + "." + row.get(0), row.get(4));
      yes(KNOWN_TYPES.contains(row.get(4)), row);
      yes(row.get(1) instanceof Number, row);
    }
    same(15 + 10 + 13, fields.rows().size());
    same("INT64", types.get("records.log_position"));
    same("UINT64", types.get("records.stream_hash"));
    same("UTF8", types.get("orders-by-country.field_country"));
    same("FLOAT64", types.get("orders-by-customer.field_amount"));
    same("name", fields.columns().get(0));
  }

  private void describe() throws Exception {
    Map<Keyword, Object> first = warehouse.describe("DESCRIBE \"kdb\".\"records\"").get(0);
    same("log_position", first.get(Keyword.intern("column_name")));
    same("NO", first.get(Keyword.intern("is_nullable")));
  }

  private void genericSync() throws Exception {
    GenericSync sync = new GenericSync(questions);
    same(List.of("kdb", "usr"), sync.schemas());
    same(List.of("records"), sync.readableTables("kdb"));
    same(List.of("orders-by-country", "orders-by-customer"), sync.readableTables("usr"));
    same(15, sync.fields("kdb", "records").size());
    same("log_position BIGINT required", sync.fields("kdb", "records").get(0));
    same("field_country VARCHAR required", sync.fields("usr", "orders-by-country").get(4));
    same(0, sync.keysAndIndexes("kdb", "records"));
  }
}
