package io.kurrentdb.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.shims.sql.rule.Example;
import io.kurrentdb.shims.sql.rule.Rule;
import io.kurrentdb.shims.sql.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * docs/sql.md is printed from the rules themselves, so it cannot drift. To write it anew:
 *
 * <pre>
 * mvn -q -B -pl it -am test -Dtest=SqlRulesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write
 * </pre>
 */
class SqlRulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "sql.md");

  @Test
  void thePageSaysWhatTheRulesSay() throws Exception {
    String page = page();
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.exists(PAGE) ? Files.readString(PAGE) : "");
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## Spellings of other dialects\n\n").append(SPELLINGS);
    rules(page, Rules.SPELLINGS);
    page.append("\n## Structure\n\n").append(STRUCTURE);
    rules(page, Rules.STRUCTURE);
    return page.toString();
  }

  private static void rules(StringBuilder page, List<Rule> rules) {
    for (Rule rule : rules) {
      String reason = rule.reason();
      page.append("\n### ").append(rule.id()).append("\n\n").append(reason);
      page.append(reason.endsWith(".") ? "\n" : ".\n");
      for (Example example : rule.examples()) {
        boolean same = example.before().equals(example.after());
        page.append("\n```sql\n").append(example.before()).append('\n');
        page.append(same ? "-- stays as it is" : "-- becomes\n" + example.after());
        page.append("\n```\n");
      }
    }
  }

  private static final String HEAD =
      """
      # SQL: what becomes of a text

      KurrentDB's endpoint is DuckDB behind a narrow gate: it parses the text, allows a few kinds of sources, gives
      the tables other names and prints the text anew. The agent edits a text before it is sent, so that it passes
      and means what it means in DuckDB. It changes single tokens of the user's own text and never prints a text
      anew. A text without need goes out as the same string; a text that is not understood goes out as it came.

      `java -jar kurrentdb-agent.jar sql "SELECT 1"` prints what would be sent, and for each edit its rule and
      reason. What cannot work is in [limits.md](limits.md).

      Below is every rule, in the order in which they are applied. This page is printed from the rules; the test
      `SqlRulesPageTest` fails where it differs, and its comment has the command that writes it anew.
      """;

  private static final String SPELLINGS =
      """
      These look at tokens only. What DuckDB knows itself keeps DuckDB's meaning.
      """;

  private static final String STRUCTURE =
      """
      These look at queries, scopes and FROM clauses, found by their place in the text. Names like `_kdb0` are
      chosen so that nothing in the text has them.
      """;
}
