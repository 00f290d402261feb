package io.kurrentdb.hosts.calcite;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.calcite.adapter.jdbc.JdbcSchema;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaPlus;

/**
 * KurrentDB as a schema of Calcite's, by its adapter for JDBC. Arguments: the URL of an endpoint
 * with 12,000 orders, and the driver's class.
 */
public final class CalciteChecks {
  private final Connection calcite;
  private final SchemaPlus root;
  private final List<String> sent = new ArrayList<>();

  private CalciteChecks(String url, String driver) throws SQLException {
    calcite = DriverManager.getConnection("jdbc:calcite:");
    root = calcite.unwrap(CalciteConnection.class).getRootSchema();
    DataSource source = JdbcSchema.dataSource(url, driver, "admin", "changeit");
    for (String schema : new String[] {"kdb", "usr"}) {
      root.add(schema, JdbcSchema.create(root, schema, source, null, schema));
    }
    root.add("events", JdbcSchema.create(root, "events", source, null, null));
    Hook.QUERY_PLAN.add((String text) -> sent.add(text));
  }

  public static void main(String[] arguments) throws Exception {
    new CalciteChecks(arguments[0], arguments[1]).run();
    Checks.end();
    System.exit(0);
  }

  private void run() {
    check("the tables are listed", this::tables);
    check("columns have types and nullability", this::columns);
    check("a filter is pushed down", this::filter);
    check("an aggregate is pushed down", this::aggregate);
    check("a sort with a limit is pushed down", this::sort);
    check("a join is pushed down", this::join);
    check("a join of two schemas is made by Calcite", this::joinOfSchemas);
    check("every column is read", this::everyColumn);
    check("functions and a CASE are pushed down", this::functions);
    check("a text with quotes is pushed down", this::text);
  }

  private List<List<Object>> ask(String sql) throws SQLException {
    sent.clear();
    try (Statement statement = calcite.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private void sent(String part) {
    yes(sent.size() == 1 && sent.get(0).contains(part), sent);
  }

  private void tables() throws Exception {
    same(Set.of("records"), new TreeSet<>(schema("kdb").getTableNames()));
    same(
        Set.of("orders-by-country", "orders-by-customer"),
        new TreeSet<>(schema("usr").getTableNames()));
  }

  private Schema schema(String name) {
    return root.getSubSchema(name);
  }

  private void columns() throws Exception {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = calcite.getMetaData().getColumns(null, "kdb", "records", null)) {
      while (rows.next()) {
        columns.add(
            rows.getString("COLUMN_NAME")
                + " "
                + rows.getString("TYPE_NAME")
                + " "
                + rows.getString("IS_NULLABLE"));
      }
    }
    same(15, columns.size());
    yes(columns.contains("log_position BIGINT NOT NULL NO"), columns);
    yes(columns.contains("stream_hash DECIMAL(19, 0) NOT NULL NO"), columns);
  }

  private void filter() throws Exception {
    same(
        List.of(List.of("orders-1")),
        ask("SELECT \"stream\" FROM \"kdb\".\"records\" WHERE \"log_position\" = 100"));
    sent("WHERE \"log_position\" = 100");
  }

  private void aggregate() throws Exception {
    same(
        List.of(List.of("OrderPlaced", 8_000L), List.of("OrderShipped", 4_000L)),
        ask(
            "SELECT \"schema_name\", COUNT(*) FROM \"kdb\".\"records\" GROUP BY \"schema_name\""
                + " ORDER BY 1"));
    sent("GROUP BY");
  }

  private void sort() throws Exception {
    same(
        List.of(List.of(1_199_900L), List.of(1_199_800L)),
        ask(
            "SELECT \"log_position\" FROM \"kdb\".\"records\" ORDER BY \"log_position\" DESC"
                + " OFFSET 0 ROWS FETCH NEXT 2 ROWS ONLY"));
    sent("FETCH NEXT 2 ROWS ONLY");
  }

  private void join() throws Exception {
    same(
        List.of(List.of("France", 6_000L), List.of("Germany", 6_000L)),
        ask(
            "SELECT c.\"field_country\", COUNT(*) FROM \"events\".\"records\" r JOIN"
                + " \"events\".\"orders-by-country\" c ON r.\"log_position\" = c.\"log_position\""
                + " GROUP BY c.\"field_country\" ORDER BY 1"));
    sent("INNER JOIN");
  }

  private void joinOfSchemas() throws Exception {
    same(
        List.of(List.of(120L)),
        ask(
            "SELECT COUNT(*) FROM \"kdb\".\"records\" r JOIN \"usr\".\"orders-by-country\" c ON"
                + " r.\"log_position\" = c.\"log_position\" WHERE r.\"log_position\" < 12000"));
  }

  private void everyColumn() throws Exception {
    same(12_000, ask("SELECT * FROM \"kdb\".\"records\"").size());
    same(12_000, ask("SELECT * FROM \"usr\".\"orders-by-customer\"").size());
  }

  private void functions() throws Exception {
    same(
        List.of(List.of("ORDERS-1", "x   ")),
        ask(
            "SELECT DISTINCT UPPER(\"stream\"), CASE WHEN \"deleted\" THEN 'gone' ELSE 'x' END FROM"
                + " \"kdb\".\"records\" WHERE SUBSTRING(\"stream\" FROM 8 FOR 1) = '1' AND"
                + " CAST(\"log_position\" AS VARCHAR) LIKE '1%'"));
  }

  private void text() throws Exception {
    same(
        List.of(List.of(0L)),
        ask("SELECT COUNT(*) FROM \"kdb\".\"records\" WHERE \"stream\" = 'it''s é'"));
    sent("= 'it''s é'");
  }
}
