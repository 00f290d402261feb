package io.kurrentdb.shims.core;

/**
 * Every SQLState that the agent gives an error, and why it is that one. Pools, Spring and Hibernate
 * decide by it what to do next, so none begins with {@code 08} unless the connection is really
 * gone, and none is {@code 0A000}: pools throw a connection away on both.
 */
public enum SqlState {
  /** The text is no SQL that DuckDB understands, or uses what the endpoint does not take. */
  SYNTAX_ERROR("42601"),
  /** No such table, or a schema that KurrentDB does not offer. */
  UNDEFINED_TABLE("42P01"),
  /** No such column. */
  UNDEFINED_COLUMN("42703"),
  /**
   * KurrentDB refused the statement and does not say why; most often it names something unknown.
   */
  REFUSED("42000"),
  /**
   * A statement that writes: KurrentDB SQL is read-only. Not 25006, which hosts take for a state.
   */
  READ_ONLY("42807"),
  /** A query was given to executeUpdate, whose answer is a count. */
  RETURNS_ROWS("42000"),
  /** The user may not read; the credentials are right. */
  NO_PERMISSION("42501"),
  /** The server does not know these credentials. */
  WRONG_CREDENTIALS("28000"),
  /** The number of values does not fit the number of parameters. */
  PARAMETER_COUNT("07001"),
  /** A value of a type that cannot become a literal. */
  PARAMETER_TYPE("07006"),
  /** A number that does not fit into what it is read as. */
  OUT_OF_RANGE("22003"),
  /** A value could not be converted, or another error in the data at run time. */
  DATA_ERROR("22000"),
  /** The table changed between preparing and running; running again is the cure. */
  CHANGED_RESULT("40001"),
  /** The server has no more of something: memory, prepared statements. */
  NO_RESOURCES("53000"),
  /** The statement was cancelled. */
  CANCELLED("57014"),
  /** The time given with setQueryTimeout or setNetworkTimeout is over. */
  TIMEOUT("HYT00"),
  /**
   * The licence of the server does not include SQL. A state of the server, not of the statement.
   */
  NOT_LICENSED("55000"),
  /** The server does not offer this call. */
  NOT_OFFERED("55000"),
  /**
   * The URL or a connection property says what cannot be meant. Not of class 08: nothing is wrong
   * with the network, and trying again does not help.
   */
  BAD_CONNECTION_STRING("22023"),
  /** The connection could not be made. */
  CANNOT_CONNECT("08001"),
  /** The connection is gone. */
  CONNECTION_LOST("08006"),
  /** An error inside the server, or one that says nothing else. */
  GENERAL("58000");

  private final String code;

  SqlState(String code) {
    this.code = code;
  }

  /** Five characters, as {@code java.sql.SQLException.getSQLState} gives them. */
  public String code() {
    return code;
  }
}
