package io.kurrentdb.it.endpoint;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A prepared statement: the rewritten text, its schema and the rows bound to it. Nothing is
 * prepared in the database. Thread-safe.
 */
final class Prepared {

  private final String sql;
  private final Schema schema;
  private final AtomicReference<List<Object[]>> rows = new AtomicReference<>();

  Prepared(String sql, Schema schema) {
    this.sql = sql;
    this.schema = schema;
  }

  /** The text the database runs. */
  String sql() {
    return sql;
  }

  /** The result's schema as it was found when the statement was prepared. */
  Schema schema() {
    return schema;
  }

  void bind(List<Object[]> arguments) {
    rows.set(arguments);
  }

  /** Takes the bound rows for a run, null where nothing is bound. */
  List<Object[]> unbind() {
    return rows.getAndSet(null);
  }
}
