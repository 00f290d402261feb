package io.kurrentdb.it.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Says in what two answers differ. */
final class Comparison {
  private static final Comparator<String> VALUES =
      Comparator.nullsFirst(Comparator.<String>naturalOrder());

  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"");

  private Comparison() {}

  /**
   * Compares values, types and names.
   *
   * @param ordered whether the order of the rows is part of the answer
   * @return the first difference for a person to read, or null where there is none
   */
  static String difference(Answer expected, Answer actual, boolean ordered) {
    if (!sameTypes(expected.types(), actual.types())) {
      return "types " + expected.types() + " but " + actual.types();
    }
    String values = rowDifference(expected.rows(), actual.rows(), ordered);
    return values != null ? values : nameDifference(expected.names(), actual.names());
  }

  /** Structs have names in their types, some of which show the text. */
  private static boolean sameTypes(List<String> expected, List<String> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int column = 0; column < expected.size(); column++) {
      String left = expected.get(column);
      String right = actual.get(column);
      boolean same =
          QUOTED.matcher(left).replaceAll("").equals(QUOTED.matcher(right).replaceAll(""))
              && nameDifference(quoted(left), quoted(right)) == null;
      if (!same && !left.equals(right)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> quoted(String type) {
    return QUOTED.matcher(type).results().map(MatchResult::group).toList();
  }

  /** Compares values alone. */
  static String rowDifference(
      List<List<String>> expected, List<List<String>> actual, boolean ordered) {
    if (expected.size() != actual.size()) {
      return expected.size() + " rows but " + actual.size();
    }
    List<List<String>> left = ordered ? expected : sorted(expected);
    List<List<String>> right = ordered ? actual : sorted(actual);
    for (int row = 0; row < left.size(); row++) {
      if (!left.get(row).equals(right.get(row))) {
        return "row " + row + ": " + left.get(row) + " but " + right.get(row);
      }
    }
    return null;
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    List<List<String>> copy = new ArrayList<>(rows);
    copy.sort(Comparison::compareRows);
    return copy;
  }

  private static int compareRows(List<String> left, List<String> right) {
    for (int column = 0; column < Math.min(left.size(), right.size()); column++) {
      int order = VALUES.compare(left.get(column), right.get(column));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static String nameDifference(List<String> expected, List<String> actual) {
    for (int column = 0; column < expected.size(); column++) {
      String name = expected.get(column);
      boolean printed = showsTheText(name) || showsTheText(actual.get(column));
      if (!name.equals(actual.get(column)) && !printed) {
        return "name " + name + " but " + actual.get(column);
      }
    }
    return null;
  }

  /**
   * Whether DuckDB made this name by printing an expression that holds a query or a parameter,
   * which shows every edit inside it, or a cast or a lambda, which the endpoint prints otherwise of
   * its own accord.
   */
  static boolean showsTheText(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.contains("SELECT")
        || upper.contains("CAST(")
        || upper.contains("(LAMBDA ")
        || upper.contains("$");
  }
}
