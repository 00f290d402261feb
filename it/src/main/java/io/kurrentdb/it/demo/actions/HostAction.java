package io.kurrentdb.it.demo.actions;

import java.sql.SQLException;
import java.util.Optional;

/** What the demo's two Tomcats do, in the order in which a host does it. */
public enum HostAction {
  BORROW(
      "borrow a connection twice; the pool validates it with SELECT 1",
      Metadata::borrowTwice,
      Expected.exactly("a connection")),
  CONSTANT("SELECT 1", Queries::constant, "SELECT 1"),
  PRODUCT(
      "ask for the product, its version and the quote character (DBeaver)",
      Metadata::product,
      Expected.startingWith("KurrentDB ")),
  ISOLATION(
      "ask for the isolation levels (Metabase, before any query)",
      Metadata::isolation,
      Expected.exactly("READ_UNCOMMITTED no, REPEATABLE_READ no, READ_COMMITTED no")),
  TABLES(
      "list the tables",
      Metadata::tables,
      Expected.exactly("3: kdb.records, usr.orders-by-country, usr.orders-by-customer")),
  COLUMNS(
      "list the columns of kdb.records",
      Metadata::columns,
      Expected.startingWith("15: log_position BIGINT not null, ")),
  QUALIFIED("write columns as \"kdb\".\"records\".\"stream\" (Metabase)", Queries.QUALIFIED),
  JOIN("join two tables", Queries.JOIN),
  COMMON_TABLE("name a subquery with WITH", Queries.COMMON_TABLE),
  JSON("look into the JSON payload with ->> as in DuckDB", Queries.JSON),
  JSON_EXTRACT_SCALAR(
      "the same with JSON_EXTRACT_SCALAR as in Trino", Queries.TRINO_JSON, Queries.JSON),
  DOUBLE_PARAMETER("bind a double", Queries::doubleParameter, Queries.DOUBLE_LITERAL),
  TIMESTAMP_PARAMETER("bind a timestamp", Queries::timestampParameter, Queries.TIMESTAMP_LITERAL),
  UNSIGNED(
      "read an unsigned number (stream_hash) by getObject", Queries::unsigned, Queries.UNSIGNED),
  NO_ROWS(
      "count the columns of a result without rows",
      Queries::columnsWithoutRows,
      Expected.exactly("15 columns")),
  MISTYPED(
      "mistype a column",
      Failures::mistyped,
      Expected.containing("SQLState 42", "did you mean", "Did you mean"),
      "no help"),
  AGAIN("run the same query three times", Queries::threeTimes, Queries.COUNT),
  ROW_CAP(
      "read a table without LIMIT (row cap: 1000)",
      Queries::everything,
      Expected.startingWith("1000 rows, warning: "),
      "no cap"),
  FAILING(
      "120 failing statements, then a good one",
      Failures::manyThenOne,
      Expected.exactly("120 refused, then 1 row"));

  /** What an action does; its answer is one line. */
  @FunctionalInterface
  interface Work {
    String run(Pools pools) throws SQLException;
  }

  private final String title;
  private final Work work;
  private final Expected expected;
  private final String judge;
  private final String otherwise;

  HostAction(String title, Work work, Expected expected) {
    this(title, work, expected, null, "WRONG");
  }

  HostAction(String title, Work work, Expected expected, String otherwise) {
    this(title, work, expected, null, otherwise);
  }

  HostAction(String title, String sql) {
    this(title, sql, sql);
  }

  HostAction(String title, String sql, String judge) {
    this(title, pools -> Queries.rows(pools, sql), judge);
  }

  HostAction(String title, Work work, String judge) {
    this(title, work, null, judge, "WRONG");
  }

  HostAction(String title, Work work, Expected expected, String judge, String otherwise) {
    this.title = title;
    this.work = work;
    this.expected = expected;
    this.judge = judge;
    this.otherwise = otherwise;
  }

  /** What is done, in a few words. */
  public String title() {
    return title;
  }

  /**
   * Does it.
   *
   * @return the answer on one line
   * @throws SQLException where it does not work
   */
  public String run(Pools pools) throws SQLException {
    return work.run(pools);
  }

  /** The text whose answer by DuckDB itself is the right one; empty where a rule tells instead. */
  public Optional<String> judge() {
    return Optional.ofNullable(judge);
  }

  /** The word for an answer that is not right. */
  public String otherwise() {
    return otherwise;
  }

  /** Whether the answer is right, for an action without {@link #judge()}. */
  public boolean isRight(String answer) {
    return expected.test(answer);
  }
}
