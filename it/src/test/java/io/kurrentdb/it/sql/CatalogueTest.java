package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about the catalogue: DuckDB's shapes, the live catalogue's rows. */
class CatalogueTest {
  private static World world;

  @BeforeAll
  static void open() throws Exception {
    world = World.of(20);
  }

  @AfterAll
  static void close() throws Exception {
    world.close();
  }

  private static Answer ask(String sql) {
    Outcome outcome = world.adapted().ask(sql);
    assertTrue(outcome.isAnswered(), sql + "\n" + outcome.reason() + "\n" + outcome.sent());
    return outcome.answer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "information_schema.schemata",
        "information_schema.tables",
        "information_schema.columns",
        "information_schema.character_sets",
        "information_schema.key_column_usage",
        "information_schema.table_constraints",
        "information_schema.referential_constraints",
        "information_schema.check_constraints",
        "information_schema.constraint_column_usage",
        "information_schema.constraint_table_usage",
        "pg_catalog.pg_namespace",
        "pg_catalog.pg_class",
        "pg_catalog.pg_attribute",
        "pg_catalog.pg_type",
        "pg_catalog.pg_database",
        "pg_tables",
        "pg_views",
        "pg_description",
        "pg_attrdef",
        "pg_constraint",
        "pg_index",
        "pg_indexes",
        "pg_enum",
        "pg_am",
        "pg_tablespace",
        "pg_sequences",
        "duckdb_databases()",
        "duckdb_schemas()",
        "duckdb_tables()",
        "duckdb_columns()",
        "duckdb_types()",
        "duckdb_views()",
        "duckdb_constraints()",
        "duckdb_indexes()",
        "duckdb_sequences()",
        "duckdb_tables",
        "duckdb_columns",
        "sqlite_master",
        "main.sqlite_schema",
        "pragma_table_info('kdb.records')",
        "(SHOW DATABASES)",
        "(SHOW ALL TABLES)",
        "(SHOW SCHEMAS)",
        "(DESCRIBE kdb.records)",
        "(DESCRIBE SELECT 1 AS a)",
        "(SUMMARIZE kdb.records)"
      })
  void everyRelationHasDuckDbsColumns(String relation) {
    String sql = "SELECT * FROM " + relation;
    Answer expected = world.oracle().ask(sql).answer();
    Answer actual = ask(sql);
    assertEquals(expected.names(), actual.names());
    assertEquals(expected.types(), actual.types());
  }

  @Test
  void theyJoinAndGroupLikeTables() {
    assertEquals(
        List.of(List.of("orders-by-country", "10"), List.of("records", "15")),
        ask("SELECT t.table_name, count(*) FROM information_schema.tables t JOIN"
                + " information_schema.columns c USING (table_schema, table_name)"
                + " WHERE t.table_type = 'BASE TABLE' GROUP BY ALL ORDER BY 1")
            .rows());
    assertEquals(
        List.of(List.of("field_country", "varchar")),
        ask("SELECT a.attname, t.typname FROM pg_class c JOIN pg_attribute a ON a.attrelid ="
                + " c.oid JOIN pg_type t ON t.oid = a.atttypid WHERE c.relname ="
                + " 'orders-by-country' AND a.attnum = 5")
            .rows());
  }

  @Test
  void theServersOwnFunctionsUnderstandTheNumbersOfTypes() {
    String sql =
        "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid FROM pg_class c JOIN"
            + " pg_attribute a ON a.attrelid = c.oid WHERE c.relname = 'records' ORDER BY a.attnum";
    assertEquals(world.oracle().ask(sql).answer().rows(), ask(sql).rows());
  }

  @Test
  void pragmaDatabaseListHasDuckDbsColumns() {
    Answer expected = world.oracle().ask("PRAGMA database_list").answer();
    assertEquals(expected.names(), ask("PRAGMA database_list").names());
    assertEquals(expected.types(), ask("PRAGMA database_list").types());
  }

  @Test
  void aTableOfTheCatalogueIsFoundByACteUnderAnotherNameAndHiddenByOneOfItsOwn() {
    assertEquals(
        List.of(List.of("2")),
        ask("WITH t AS (SELECT * FROM information_schema.tables) SELECT count(*) FROM t").rows());
    assertEquals(
        List.of(List.of("7")),
        ask("WITH pg_class AS (SELECT 7 AS x) SELECT x FROM pg_class").rows());
  }

  @Test
  void theMetabasePlugInFindsTablesAndFields() {
    Answer tables = ask("SHOW TABLES");
    assertTrue(tables.names().containsAll(List.of("table_schema", "table_name")));
    assertEquals(2, tables.rows().size());
    Answer fields =
        ask(
            "SELECT \"column_name\" AS \"name\", \"ordinal_position\" - 1 AS"
                + " \"database-position\", \"table_schema\" AS \"table-schema\", \"table_name\" AS"
                + " \"table-name\", (UPPER(\"data_type\")) AS \"database-type\" FROM"
                + " \"information_schema\".\"columns\" WHERE \"table_name\" = 'records' ORDER BY"
                + " \"database-position\" LIMIT 7");
    List<String> types = fields.rows().stream().map(row -> row.get(4)).toList();
    assertEquals(List.of("INT64", "INT64", "INT64", "INT64", "INT64", "UTF8", "UINT64"), types);
    assertEquals(
        List.of("BIGINT"),
        ask("SELECT data_type FROM information_schema.columns WHERE column_name = 'created_at' AND"
                + " table_schema = 'kdb'")
            .rows()
            .get(0));
    assertTrue(ask("DESCRIBE \"kdb\".\"records\"").names().contains("is_nullable"));
  }

  @Test
  void describeKnowsTheTypesOfAQueryWithoutRunningIt() {
    assertEquals(
        List.of(List.of("s", "VARCHAR"), List.of("n", "BIGINT"), List.of("l", "INTEGER[]")),
        ask("SELECT column_name, column_type FROM (DESCRIBE SELECT stream AS s, count(*) AS n, [1]"
                + " AS l FROM kdb.records WHERE false GROUP BY ALL)")
            .rows());
  }

  @Test
  void summarizeAgreesWithDuckDb() {
    String sql = "SUMMARIZE SELECT log_position, stream, deleted FROM kdb.records";
    Answer expected = world.oracle().ask(sql).answer();
    assertEquals(expected.rows(), ask(sql).rows());
  }

  @Test
  void aRelationOfTheEnginesOwnStaysRefused() {
    for (String relation :
        List.of("pg_settings", "duckdb_settings()", "duckdb_secrets()", "pg_catalog.pg_proc")) {
      assertFalse(world.adapted().ask("SELECT * FROM " + relation).isAnswered(), relation);
    }
  }
}
