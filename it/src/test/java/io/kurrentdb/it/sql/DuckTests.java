package io.kurrentdb.it.sql;

import io.kurrentdb.it.endpoint.ServerQueryRewriter;
import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.Column;
import io.kurrentdb.shims.catalog.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * Runs the SELECTs of DuckDB's own tests through adapter and modelled endpoint. A checkout of
 * DuckDB is needed, its {@code test/sql} is the argument: nothing of it is part of this project.
 *
 * <p>A text that needs no table is {@code self}; one that does finds the test's own tables as
 * {@code usr.name}, unqualified as the test has them, and is {@code tables}.
 *
 * <pre>java -cp CLASSPATH io.kurrentdb.it.sql.DuckTests DUCKDB/test/sql [PART-OF-A-PATH] [depth]
 * </pre>
 */
final class DuckTests {
  private static final Set<String> QUERIES =
      Set.of(
          "SELECT",
          "WITH",
          "FROM",
          "VALUES",
          "TABLE",
          "PIVOT",
          "UNPIVOT",
          "(SELECT",
          "(",
          "(VALUES",
          "((SELECT",
          "(FROM",
          "(WITH");
  private static final Set<String> NOT_RUN =
      Set.of(
          "PRAGMA",
          "COPY",
          "EXPORT",
          "IMPORT",
          "INSTALL",
          "LOAD",
          "ATTACH",
          "DETACH",
          "CHECKPOINT",
          "FORCE",
          "USE",
          "CALL",
          "EXPLAIN");

  /** What is asked about the engine or its catalogue has another answer here by design. */
  private static final Pattern CATALOGUE =
      Pattern.compile(
          "(?i)information_schema|pg_|duckdb_|pragma_|sqlite_master|current_(setting|database|schema)"
              + "|nextval|currval|rowid|getenv|json_serialize_plan|describe|summarize");

  private final int depth;
  private final List<Judge.Judgement> all = new ArrayList<>();

  private DuckTests(int depth) {
    this.depth = depth;
  }

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    String part = arguments.length > 1 ? arguments[1] : "";
    int depth =
        arguments.length > 2
            ? Integer.parseInt(arguments[2])
            : ServerQueryRewriter.DEFAULT_MAX_DEPTH;
    DuckTests tests = new DuckTests(depth);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files =
          walk.filter(file -> file.toString().endsWith(".test") && file.toString().contains(part))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      tests.run(root.relativize(file).toString(), file);
    }
    tests.print();
  }

  private void print() {
    for (Judge.Judgement judgement : all) {
      if (judgement.verdict() == Judge.Verdict.DIFFER
          || judgement.verdict() == Judge.Verdict.REFUSED) {
        System.out.println(Judge.show(judgement));
      }
    }
    System.out.println(Judge.report(all));
  }

  private void run(String name, Path file) throws IOException {
    List<SqlLogicTest.Step> steps = SqlLogicTest.read(file);
    if (steps.isEmpty()) {
      return;
    }
    try (Tables tables = new Tables(depth)) {
      int number = 0;
      for (SqlLogicTest.Step step : steps) {
        number++;
        step(name + "#" + number, step, tables);
      }
    } catch (SQLException | RuntimeException e) {
      // A broken database (DuckDB's internal errors) ends the file, not the run.
      System.out.println("BROKEN " + name + ": " + e);
    }
  }

  private void step(String id, SqlLogicTest.Step step, Tables tables) throws SQLException {
    String first = firstWord(step.sql());
    if (step.query() && QUERIES.contains(first)) {
      query(id, step, tables);
    } else if (!NOT_RUN.contains(first)) {
      tables.execute(step.sql());
    }
  }

  private void query(String id, SqlLogicTest.Step step, Tables tables) throws SQLException {
    if (CATALOGUE.matcher(step.sql()).find()) {
      return;
    }
    boolean ordered = !step.sorted() && step.sql().toUpperCase(Locale.ROOT).contains("ORDER BY");
    if (tables.empty.ask(step.sql()).isAnswered()) {
      all.add(new Judge(tables.empty, tables.adapted()).judge(id, "self", step.sql(), ordered));
    } else {
      all.add(new Judge(tables.oracle, tables.adapted()).judge(id, "tables", step.sql(), ordered));
    }
  }

  private static String firstWord(String sql) {
    for (String line : sql.split("\n")) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("--")) {
        return text.split("[\\s;]+")[0].toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** One test's tables: as DuckDB has them, and as the endpoint would offer them. */
  private static final class Tables implements AutoCloseable {
    private final DuckDBConnection own;
    private final Connection server;
    private final Connection nothing;
    private final Asker oracle;
    private final Asker empty;
    private final Asker endpoint;
    private boolean changed = true;
    private Catalog catalog;

    Tables(int depth) throws SQLException {
      own = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
      execute(own, "SET threads = 1");
      execute(own, "ATTACH ':memory:' AS srv");
      execute(own, "CREATE SCHEMA usr");
      execute(
          own,
          "CREATE VIEW srv.main.idx_all_snapshot AS SELECT 100::BIGINT AS log_position, 'orders-1' AS stream");
      server = own.duplicate();
      execute(server, "USE srv");
      execute(own, "SET search_path = 'usr'");
      nothing = DriverManager.getConnection("jdbc:duckdb:");
      execute(nothing, "SET threads = 1");
      execute(own, "SET enable_external_access = false");
      execute(nothing, "SET enable_external_access = false");
      oracle = new DuckAsker(own);
      empty = new DuckAsker(nothing);
      endpoint = new ModelledEndpoint(server, depth);
    }

    void execute(String sql) {
      try {
        execute(own, sql);
        if (firstWord(sql).equals("SET") && !sql.contains("lambda_syntax")) {
          execute(server, sql);
          execute(nothing, sql);
        }
      } catch (SQLException e) {
        // The test's own business; what it leaves undone shows in the queries.
      }
      changed = true;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    Asker adapted() throws SQLException {
      if (changed) {
        catalog = present();
        changed = false;
      }
      return new AdaptedEndpoint(endpoint, catalog);
    }

    private Catalog present() {
      Map<String, List<Column>> columns = new LinkedHashMap<>();
      try (Statement statement = own.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE schema_name"
                      + " = 'usr' AND database_name = 'memory' ORDER BY table_name, column_index")) {
        while (result.next()) {
          columns
              .computeIfAbsent(result.getString(1), key -> new ArrayList<>())
              .add(new Column(result.getString(2), result.getString(3), result.getBoolean(4), ""));
        }
      } catch (SQLException e) {
        return new Catalog("", List.of("kdb", "usr"), List.of());
      }
      List<Table> tables = new ArrayList<>();
      columns.forEach((name, list) -> present(name, list, tables));
      return new Catalog("", List.of("kdb", "usr"), tables);
    }

    private void present(String name, List<Column> columns, List<Table> tables) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!lower.matches("[a-z][a-z0-9_-]*")) {
        return;
      }
      try {
        execute(
            server,
            "CREATE OR REPLACE VIEW \"idx_user__"
                + lower
                + "_view\" AS FROM memory.usr.\""
                + name.replace("\"", "\"\"")
                + "\"");
        tables.add(new Table("usr", lower, "", columns));
      } catch (SQLException e) {
        // Not committed yet, or not for a view: not offered.
      }
    }

    @Override
    public void close() throws SQLException {
      server.close();
      nothing.close();
      own.close();
    }
  }
}
