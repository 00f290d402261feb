package io.kurrentdb.shims.sql.rule;

/** Answers relations that the server has not, with a query that is put in their place. */
@FunctionalInterface
public interface Relations {
  /**
   * The query that stands for a relation.
   *
   * @param schema as written; empty where there is none
   * @param name as written
   * @param isCall whether it is a table function called without arguments
   * @return without the parentheses around it; null where this is no relation to answer
   */
  String query(String schema, String name, boolean isCall);
}
