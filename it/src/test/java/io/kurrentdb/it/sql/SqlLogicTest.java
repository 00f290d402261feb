package io.kurrentdb.it.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Reads the statements and queries of one of DuckDB's own test files. Of a loop only the first
 * round is read: the others differ in a number.
 */
final class SqlLogicTest {
  private static final Set<String> BUILT_IN =
      Set.of(
          "vector_size",
          "json",
          "icu",
          "core_functions",
          "parquet",
          "noforcestorage",
          "64bit",
          "skip_reload",
          "no_alternative_verify",
          "no_vector_verification",
          "noalternativeverify",
          "notwindows",
          "notmusl",
          "notmingw",
          "no_extension_autoloading");

  /**
   * @param query whether a result is expected
   * @param sorted whether the test says that the order of the rows is not part of the answer
   */
  record Step(boolean query, boolean sorted, String sql) {}

  private final List<String> lines;
  private final List<Step> steps = new ArrayList<>();
  private final Deque<String[]> variables = new ArrayDeque<>();
  private int at;

  private SqlLogicTest(List<String> lines) {
    this.lines = lines;
  }

  /** The steps of a file; none where it needs an extension or several connections. */
  static List<Step> read(Path file) throws IOException {
    SqlLogicTest test =
        new SqlLogicTest(
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
    return test.all() ? test.steps : List.of();
  }

  private boolean all() {
    while (at < lines.size()) {
      String line = lines.get(at++).strip();
      String[] words = line.split("\\s+");
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      switch (words[0]) {
        case "require":
          if (words.length > 1 && !BUILT_IN.contains(words[1])) {
            return false;
          }
          break;
        case "require-env", "concurrentloop", "concurrentforeach", "load", "test-env":
          return false;
        case "mode":
          if (words.length > 1 && words[1].equals("skip")) {
            skipTo("mode unskip");
          }
          break;
        case "loop", "foreach":
          variables.push(new String[] {words[1], words[2].split(",")[0]});
          break;
        case "endloop":
          variables.poll();
          break;
        case "skipif", "onlyif":
          at++;
          text();
          break;
        case "statement", "query":
          step(words);
          break;
        default:
      }
    }
    return true;
  }

  private void skipTo(String end) {
    while (at < lines.size() && !lines.get(at++).strip().startsWith(end)) {
      continue;
    }
  }

  private void step(String[] words) {
    boolean query = words[0].equals("query");
    boolean bad = !query && words.length > 1 && !words[1].equals("ok") && !words[1].equals("maybe");
    boolean other = words.length > (query ? 3 : 2) && words[words.length - 1].startsWith("con");
    boolean sorted =
        words.length > 2 && (words[2].equals("rowsort") || words[2].equals("valuesort"));
    String sql = text();
    if (!bad && !other && !sql.isBlank()) {
      steps.add(new Step(query, sorted, substituted(sql)));
    }
  }

  private String substituted(String sql) {
    String text = sql;
    for (String[] variable : variables) {
      text = text.replace("${" + variable[0] + "}", variable[1]);
    }
    return text;
  }

  private String text() {
    StringBuilder sql = new StringBuilder();
    boolean result = false;
    while (at < lines.size() && !lines.get(at).isBlank()) {
      String line = lines.get(at++);
      result |= line.strip().equals("----");
      if (!result) {
        sql.append(sql.length() == 0 ? "" : "\n").append(line);
      }
    }
    return sql.toString();
  }
}
