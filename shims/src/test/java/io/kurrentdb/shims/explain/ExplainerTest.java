package io.kurrentdb.shims.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.KnownTables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
  private static final Catalog CATALOG =
      new Catalog(
          "26.1.0",
          List.of("kdb", "usr"),
          List.of(
              KnownTables.records(),
              KnownTables.index(
                  "orders-by-country", List.of(new Column("country", "VARCHAR", true, "")))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'SELECT * FROM kdb.record'|42P01|'There is no table kdb.record (at line 1, column 15). Did you mean kdb.records?'",
        "'SELECT * FROM kdb.logs'|42P01|'There is no table kdb.logs (at line 1, column 15). There is kdb.records.'",
        "'SELECT * FROM events'|42P01|'There is no table \"events\" (at line 1, column 15). There is kdb.records, usr.\"orders-by-country\".'",
        "'SELECT * FROM usr.orders_by_country'|42P01|'There is no table usr.orders_by_country (at line 1, column 15). Did you mean usr.\"orders-by-country\"?'",
        "'SELECT * FROM public.records'|42P01|'There is no schema \"public\" (at line 1, column 15): KurrentDB has kdb and usr.'",
        "'SELECT a.x FROM kdb.records a JOIN usr.nope b ON a.x = b.x'|42P01|'There is no table usr.nope (at line 1, column 36). There is usr.\"orders-by-country\".'",
        "'SELECT streem FROM kdb.records'|42703|'There is no column \"streem\" (at line 1, column 8). Did you mean stream?'",
        "'SELECT count(*) FROM kdb.records WHERE create_at > 5'|42703|'There is no column \"create_at\" (at line 1, column 40). Did you mean created_at?'",
        "'SELECT stream FROM kdb.records WHERE stream = \"orders\"'|42703|'There is no column \"orders\" (at line 1, column 47). Text is written in single quotes: ''orders''.'",
        "'SELECT ''abc FROM kdb.records'|42601|'The string that begins at line 1, column 8 has no closing quote.'",
        "'SELECT (1 + 2 FROM kdb.records'|42601|'The bracket at line 1, column 8 has no partner.'",
        "'SELECT 1 /* x'|42601|'The comment that begins at line 1, column 10 has no end.'",
        "'SELECT r.streem FROM kdb.records r'|42703|'There is no column \"streem\" (at line 1, column 10). Did you mean stream?'",
        "'SELECT kdb.records.streem FROM kdb.records'|42703|'There is no column \"streem\" (at line 1, column 20). Did you mean stream?'",
        "'SELECT o.country FROM kdb.records r JOIN usr.\"orders-by-country\" o ON r.x = o.x'|42703|'There is no column \"country\" (at line 1, column 10). Did you mean field_country?'",
        "'SELECT record.stream FROM kdb.records'|42P01|'No table of this query is called \"record\" (at line 1, column 8). Did you mean records?'",
        "'SELECT * FROM pg_catalog.pg_proc'|42P01|'pg_catalog.pg_proc (at line 1, column 15) tells of the engine, not of tables and columns: KurrentDB does not offer it.'",
        "'SELEC 1'|42601|'No statement begins with SELEC (at line 1, column 1). Did you mean SELECT?'",
        "'{call x()}'|42807|'There are no procedures to call (at line 1, column 1). Write a SELECT.'",
        "'SELECT * INTO t FROM kdb.records'|42807|'SELECT INTO makes a table (at line 1, column 10). KurrentDB SQL is read-only.'",
        "'WITH x AS (SELECT 1) INSERT INTO y SELECT 2'|42807|'INSERT INTO writes (at line 1, column 29). KurrentDB SQL is read-only.'",
        "'SELECT * FROM kdb.records FOR UPDATE'|42601|'Rows cannot be locked (at line 1, column 27). Leave FOR UPDATE out.'",
        "'SELECT * FROM ''x.csv'''|42000|'Files cannot be read (at line 1, column 15). Tables are kdb.records and usr.\"<index>\".'",
        "'PIVOT kdb.records ON schema_name USING count(*)'|42601|'PIVOT needs its values here (at line 1, column 19). Name them: ON schema_name IN (''a'', ''b'').'",
        "'SELECT * FROM read_csv(''/etc/passwd'')'|42000|'read_csv reads from outside the database, which KurrentDB does not allow.'"
      })
  void theReasonIsNamedWithItsPlaceAndItsCure(String sql, String state, String message) {
    Reason reason = Explainer.explain(sql, CATALOG);
    assertNotNull(reason, sql);
    assertEquals(message, reason.message());
    assertEquals(state, reason.state().code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT stream s FROM kdb.records ORDER BY s",
        "SELECT stream AS \"Stream\" FROM kdb.records ORDER BY \"Stream\"",
        "SELECT r.stream, stream.x, r.rowid, r.* FROM kdb.records r",
        "SELECT kdb.records.stream, records.stream FROM kdb.records",
        "SELECT stream.upper() FROM kdb.records",
        "SELECT extract(dow FROM epoch_ms(created_at)) FROM kdb.records",
        "SELECT list_transform([1], x -> x + 1) FROM kdb.records",
        "SELECT data->>'a' FROM kdb.records WHERE created_at::TIMESTAMP > now() - INTERVAL 5 DAYS",
        "WITH c AS (SELECT 1 AS a) SELECT a FROM c",
        "SELECT x FROM (SELECT stream AS x FROM kdb.records)",
        "SELECT {a: 1} FROM records",
        "SELECT table_name FROM information_schema.tables",
        "SELECT stream COLLATE nocase FROM kdb.records",
        "SELECT CAST(log_position AS double precision) FROM kdb.records",
        "SELECT sum(log_position) OVER w FROM kdb.records WINDOW w AS (PARTITION BY stream)",
        "SELECT i FROM range(3) t(i)",
        ""
      })
  void whatIsNotCertainIsNotSaid(String sql) {
    assertNull(Explainer.explain(sql, CATALOG));
  }

  @Test
  void aLineIsCounted() {
    Reason reason = Explainer.explain("SELECT stream\nFROM kdb.recrods", CATALOG);
    assertEquals(
        "There is no table kdb.recrods (at line 2, column 6). Did you mean kdb.records?",
        reason.message());
  }
}
