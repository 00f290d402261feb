package io.kurrentdb.it.sql.random;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that an expression can name.
 *
 * @param inner those of its own query
 * @param outer those of the queries around it
 */
record Visible(List<Col> inner, List<Col> outer) {
  static final Visible NOTHING = new Visible(List.of(), List.of());

  /** What a subquery sees as outer. */
  List<Col> all() {
    List<Col> all = new ArrayList<>(inner);
    all.addAll(outer);
    return all;
  }
}
