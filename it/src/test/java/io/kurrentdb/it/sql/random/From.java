package io.kurrentdb.it.sql.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands after FROM, and the columns it brings. */
record From(String text, List<Col> columns) {

  /** Another table to the right of it. */
  From with(From right, String kind, String condition) {
    List<Col> all = new ArrayList<>(columns);
    all.addAll(right.columns());
    return new From(Words.words(text, kind, right.text(), condition), all);
  }

  /** A column whose name the other has too. */
  Optional<Col> shared(From other) {
    return columns.stream()
        .filter(mine -> other.columns().stream().anyMatch(c -> c.name().equals(mine.name())))
        .findFirst();
  }
}
