package io.kurrentdb.hosts.metabase;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.io.File;
import java.sql.SQLException;
import java.util.List;

/**
 * From adding a database to leaving a page before its question is answered. Arguments: the
 * plug-in's jar, host and port of an endpoint with 12,000 orders.
 */
public final class MetabaseChecks {
  private static final String ENDLESS =
      "SELECT count(*) FROM kdb.records a, kdb.records b, kdb.records c"
          + " WHERE a.log_position + b.log_position + c.log_position < 0";

  private final Warehouse warehouse;
  private final Questions questions;

  private MetabaseChecks(Warehouse warehouse) throws Exception {
    this.warehouse = warehouse;
    this.questions = new Questions(warehouse.pool());
  }

  public static void main(String[] arguments) throws Exception {
    Warehouse.addPlugIn(new File(arguments[0]));
    new MetabaseChecks(new Warehouse(arguments[1], arguments[2])).run();
    Checks.end();
    System.exit(0);
  }

  private void run() {
    check("the connection is tested, and saved", () -> same(1, warehouse.ask("SELECT 1").size()));
    check("the pool gives a connection with Metabase's options", this::options);
    new SyncChecks(warehouse, questions).run();
    check("fingerprints are taken", this::fingerprint);
    check("a filter offers a field's values", this::fieldValues);
    check("a table is browsed", this::browse);
    check("a question groups, filters and sorts", this::question);
    check("a question joins an index", this::join);
    check("a question with text filters has parameters", this::textFilters);
    check("a question bins numbers and sums up", this::bins);
    check("a native question with a CTE and a semicolon", this::nativeQuestion);
    check("an empty answer has its columns once", this::empty);
    check("a question is asked of a saved question", this::savedQuestion);
    check("a model's columns are known before it runs", this::model);
    check("a download has all rows", this::download);
    check("a native question without LIMIT is cut, and says so", this::cut);
    check("a wrong question says why", this::wrong);
    check("leaving the page ends the question, and the next is answered", this::cancel);
  }

  private void options() throws Exception {
    same(
        List.of("KurrentDB", true),
        questions.borrow(
            connection ->
                List.of(
                    connection.getMetaData().getDatabaseProductName(), connection.isReadOnly())));
    yes(
        !questions
            .borrow(connection -> connection.getMetaData().getDatabaseProductVersion())
            .isBlank(),
        "no version");
  }

  private void fingerprint() throws Exception {
    Questions.Answer sample =
        questions.ask(
            10_000,
            "SELECT \"source\".\"substring7013\" AS \"substring7013\", \"source\".\"created_at\" AS"
                + " \"created_at\" FROM (SELECT \"kdb\".\"records\".\"data\" AS \"data\","
                + " SUBSTRING(\"kdb\".\"records\".\"data\", 1, 1234) AS \"substring7013\","
                + " \"kdb\".\"records\".\"created_at\" AS \"created_at\" FROM \"kdb\".\"records\")"
                + " AS \"source\" LIMIT 10000");
    same(10_000, sample.rows().size());
    same(List.of("substring7013", "created_at"), sample.columns());
    yes(((String) sample.first()).startsWith("{\"OrderId\""), sample.first());
  }

  private void fieldValues() throws Exception {
    Questions.Answer values =
        questions.ask(
            "SELECT \"kdb\".\"records\".\"stream\" AS \"stream\" FROM \"kdb\".\"records\" GROUP BY"
                + " \"kdb\".\"records\".\"stream\" ORDER BY \"kdb\".\"records\".\"stream\" ASC"
                + " LIMIT 1000");
    same(10, values.rows().size());
    same("orders-0", values.first());
    Questions.Answer several =
        questions.ask(
            "SELECT * FROM (SELECT 'stream' AS \"field_name\", CAST(\"stream\" AS TEXT) AS"
                + " \"value_out\" FROM \"kdb\".\"records\" GROUP BY 'stream', CAST(\"stream\" AS"
                + " TEXT) LIMIT 1000) AS \"_arm\" UNION ALL SELECT * FROM (SELECT 'schema_name' AS"
                + " \"field_name\", CAST(\"schema_name\" AS TEXT) AS \"value_out\" FROM"
                + " \"kdb\".\"records\" GROUP BY 'schema_name', CAST(\"schema_name\" AS TEXT) LIMIT"
                + " 1000) AS \"_arm\"");
    same(12, several.rows().size());
  }

  private void browse() throws Exception {
    Questions.Answer rows =
        questions.ask(
            "SELECT \"usr\".\"orders-by-country\".\"log_position\" AS \"log_position\","
                + " \"usr\".\"orders-by-country\".\"field_country\" AS \"field_country\","
                + " \"usr\".\"orders-by-country\".\"record_id\" AS \"record_id\" FROM"
                + " \"usr\".\"orders-by-country\" LIMIT 2000");
    same(2_000, rows.rows().size());
    yes(rows.rows().get(0).get(2) instanceof byte[], rows.rows().get(0));
  }

  private void question() throws Exception {
    Questions.Answer counts =
        questions.ask(
            10_000,
            "SELECT \"kdb\".\"records\".\"schema_name\" AS \"schema_name\", COUNT(*) AS \"count\","
                + " count(distinct \"kdb\".\"records\".\"stream\") AS \"count_2\" FROM"
                + " \"kdb\".\"records\" WHERE (\"kdb\".\"records\".\"log_position\" >= 600) AND"
                + " (\"kdb\".\"records\".\"deleted\" = FALSE) GROUP BY"
                + " \"kdb\".\"records\".\"schema_name\" ORDER BY \"count\" DESC,"
                + " \"kdb\".\"records\".\"schema_name\" ASC LIMIT 10000");
    same(
        List.of(List.of("OrderPlaced", 7_996L, 10L), List.of("OrderShipped", 3_998L, 10L)),
        counts.rows());
  }

  private void join() throws Exception {
    Questions.Answer joined =
        questions.ask(
            "SELECT \"Orders By Country\".\"field_country\" AS \"Orders By Country__field_country\","
                + " COUNT(*) AS \"count\" FROM \"kdb\".\"records\" LEFT JOIN"
                + " \"usr\".\"orders-by-country\" AS \"Orders By Country\" ON"
                + " \"kdb\".\"records\".\"log_position\" = \"Orders By Country\".\"log_position\""
                + " GROUP BY \"Orders By Country\".\"field_country\" ORDER BY \"Orders By"
                + " Country\".\"field_country\" ASC LIMIT 10000");
    same(List.of(List.of("France", 6_000L), List.of("Germany", 6_000L)), joined.rows());
    same(List.of("Orders By Country__field_country", "count"), joined.columns());
  }

  private void textFilters() throws Exception {
    Questions.Answer found =
        questions.ask(
            "SELECT COUNT(*) AS \"count\" FROM \"kdb\".\"records\" WHERE"
                + " (\"kdb\".\"records\".\"stream\" = ?) AND ((\"kdb\".\"records\".\"schema_name\""
                + " <> ?) OR (\"kdb\".\"records\".\"schema_name\" IS NULL)) AND"
                + " (LOWER(\"kdb\".\"records\".\"data\") LIKE ?) AND"
                + " (\"kdb\".\"records\".\"category\" LIKE ?)",
            "orders-1",
            "OrderShipped",
            "%france%",
            "ord%");
    same(800L, found.first());
  }

  private void bins() throws Exception {
    Questions.Answer bins =
        questions.ask(
            "SELECT FLOOR((\"kdb\".\"records\".\"log_position\" / 300000)) * 300000 AS"
                + " \"log_position\", SUM(CASE WHEN \"kdb\".\"records\".\"schema_name\" ="
                + " 'OrderPlaced' THEN 1 ELSE 0.0 END) AS \"count-where\","
                + " AVG(\"kdb\".\"records\".\"stream_revision\") AS \"avg\","
                + " STDDEV_POP(\"kdb\".\"records\".\"stream_revision\") AS \"stddev\","
                + " SUM(COUNT(*)) OVER (ORDER BY FLOOR((\"kdb\".\"records\".\"log_position\" /"
                + " 300000)) * 300000 ASC ROWS UNBOUNDED PRECEDING) AS \"count\" FROM"
                + " \"kdb\".\"records\" GROUP BY FLOOR((\"kdb\".\"records\".\"log_position\" /"
                + " 300000)) * 300000 ORDER BY FLOOR((\"kdb\".\"records\".\"log_position\" /"
                + " 300000)) * 300000 ASC LIMIT 10000");
    same(4, bins.rows().size());
    same("12000", bins.rows().get(3).get(4).toString());
  }

  private void nativeQuestion() throws Exception {
    Questions.Answer answer =
        questions.ask(
            "WITH o AS (\n  SELECT stream, data->>'$.Amount' AS amount -- of the order\n  FROM"
                + " kdb.records)\nSELECT stream, sum(amount::DOUBLE) FROM o GROUP BY stream ORDER"
                + " BY 1;");
    same(10, answer.rows().size());
    yes(answer.rows().get(0).get(1) instanceof Double, answer.rows().get(0));
  }

  private void empty() throws Exception {
    Questions.Answer none =
        questions.ask(
            "SELECT \"kdb\".\"records\".\"stream\" AS \"stream\" FROM \"kdb\".\"records\" WHERE"
                + " \"kdb\".\"records\".\"log_position\" < 0 LIMIT 2000");
    same(List.of("stream"), none.columns());
    same(0, none.rows().size());
  }

  private void savedQuestion() throws Exception {
    Questions.Answer answer =
        questions.ask(
            "SELECT \"source\".\"country\" AS \"country\", SUM(\"source\".\"orders\") AS \"sum\""
                + " FROM (WITH c AS (SELECT field_country AS country, count(*) AS orders FROM"
                + " usr.\"orders-by-country\" GROUP BY 1) SELECT * FROM c -- saved\n) AS"
                + " \"source\" WHERE \"source\".\"country\" = ? GROUP BY \"source\".\"country\""
                + " LIMIT 10000",
            "France");
    same("France", answer.first());
    same("6000", answer.rows().get(0).get(1).toString());
  }

  private void model() throws Exception {
    same(
        List.of("stream VARCHAR", "n BIGINT"),
        questions.columnsWithoutRunning(
            "WITH o AS (SELECT * FROM kdb.records) SELECT stream, count(*) AS n FROM o GROUP BY 1"));
  }

  private void download() throws Exception {
    Questions.Answer all =
        questions.ask(
            1_048_575,
            "SELECT \"kdb\".\"records\".\"log_position\" AS \"log_position\","
                + " \"kdb\".\"records\".\"stream\" AS \"stream\" FROM \"kdb\".\"records\" LIMIT"
                + " 1048575");
    same(12_000, all.rows().size());
    same(null, all.warning());
  }

  private void cut() throws Exception {
    Questions.Answer cut = questions.ask(1_048_575, "SELECT log_position FROM kdb.records");
    same(10_000, cut.rows().size());
    yes(cut.warning().getMessage().contains("KURRENTDB_MAX_ROWS"), cut.warning());
  }

  private void wrong() throws Exception {
    SQLException e =
        Checks.thrown(
            java.sql.SQLSyntaxErrorException.class,
            () -> questions.ask("SELECT steam FROM kdb.records"));
    yes(e.getMessage().contains("Did you mean stream?"), e);
    same("42703", e.getSQLState());
  }

  private void cancel() throws Exception {
    same("57014", questions.cancelled(ENDLESS).getSQLState());
    same(12_000L, questions.ask("SELECT count(*) FROM kdb.records").first());
  }
}
