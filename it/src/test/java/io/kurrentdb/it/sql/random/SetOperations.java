package io.kurrentdb.it.sql.random;

import static io.kurrentdb.it.sql.random.Words.brackets;
import static io.kurrentdb.it.sql.random.Words.words;

import java.util.ArrayList;
import java.util.List;

/** UNION, EXCEPT, INTERSECT, by position and by name, chained and in brackets. */
final class SetOperations {
  private final Generation with;
  private final Dice dice;

  SetOperations(Generation with) {
    this.with = with;
    this.dice = with.dice;
  }

  Query query(int depth, List<Col> outer, List<Col.Type> wanted) {
    List<Col.Type> shape = wanted.isEmpty() ? shape() : wanted;
    Query left = with.selects.query(depth - 1, outer, shape);
    String text = dice.chance(15) ? brackets(left.text()) : left.text();
    boolean byName = false;
    int more = 1 + (dice.chance(20) ? dice.upTo(3) : 0);
    for (int i = 0; i < more; i++) {
      String operation = operation();
      byName |= operation.endsWith("NAME");
      text = words(text, operation, right(depth, outer, shape));
    }
    return new Query(text, byName ? List.of() : left.columns());
  }

  private String operation() {
    return dice.pick(
        "UNION ALL",
        "UNION",
        "EXCEPT",
        "INTERSECT",
        "EXCEPT ALL",
        "INTERSECT ALL",
        "UNION ALL BY NAME",
        "UNION BY NAME",
        "UNION DISTINCT");
  }

  private String right(int depth, List<Col> outer, List<Col.Type> shape) {
    if (depth > 1 && dice.chance(15)) {
      return brackets(with.queries.query(depth - 1, outer, shape).text());
    }
    Query right = with.selects.query(depth - 1, outer, shape);
    return dice.chance(30) ? brackets(right.text()) : right.text();
  }

  private List<Col.Type> shape() {
    List<Col.Type> shape = new ArrayList<>();
    int columns = 1 + dice.upTo(2);
    for (int i = 0; i < columns; i++) {
      shape.add(dice.chance(50) ? Col.Type.NUMBER : Col.Type.TEXT);
    }
    return shape;
  }
}
