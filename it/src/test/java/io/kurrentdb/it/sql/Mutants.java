package io.kurrentdb.it.sql;

import io.kurrentdb.it.sql.random.Dice;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Changes texts that people and hosts write: another name, another operand, a text inside another
 * one. What DuckDB still takes must still be answered as DuckDB does.
 */
final class Mutants {
  /** Of the catalogue, whose answers are not DuckDB's, and of the moment. */
  private static final Pattern NOT_COMPARED =
      Pattern.compile(
          "information_schema|pg_|duckdb_|sqlite_|^\\s*(show|desc|pragma|summarize|explain)"
              + "|current_|version\\(|now\\(|today\\(|random|uuid|sample|localtime|\\?|\\$\\d"
              + "|summarize|describe|show |_schema\\(|limit|fetch first|unused|any_value|first\\(|row_number",
          Pattern.CASE_INSENSITIVE);

  private static final String[] NAMES = {
    "records", "kdb", "usr", "a", "t", "stream", "\"A b\"", "\"orders-by-country\"", "x", "_kdb0"
  };

  /** T is a text, O another one. */
  private static final String[] AROUND = {
    "SELECT * FROM (T) AS t",
    "SELECT t FROM (T) AS t",
    "FROM (T) AS \"A b\"",
    "WITH c AS (T) SELECT * FROM c",
    "WITH c AS (T) SELECT count(*) FROM c a, c b",
    "WITH records AS (T) SELECT * FROM records",
    "WITH kdb AS (T) SELECT r.stream, n FROM kdb.records r, (SELECT count(*) AS n FROM kdb) q",
    "WITH a AS (T), b AS (FROM a) FROM b",
    "WITH c AS MATERIALIZED (T) FROM c",
    "WITH a AS (T), b AS (O) SELECT (SELECT count(*) FROM a) AS n, (SELECT count(*) FROM b) AS m",
    "(T) UNION ALL (T)",
    "(T) EXCEPT (T)",
    "SELECT (SELECT count(*) FROM (T) q) AS n",
    "SELECT 1 AS one WHERE EXISTS (T)",
    "SELECT stream FROM kdb.records r WHERE NOT EXISTS (T)",
    "SELECT r.log_position, q.* FROM kdb.records r LEFT JOIN (T) q ON true",
    "SELECT * FROM (T) a CROSS JOIN (O) b",
    "FROM (T) a, LATERAL (SELECT count(*) AS n FROM (O) q) b",
    "SELECT x FROM kdb.records, LATERAL (T) AS q(x)",
    "SELECT (T) AS v",
    "SELECT log_position FROM kdb.records WHERE log_position IN (T)",
    "SELECT COLUMNS(*) FROM (T)",
    "SELECT * EXCLUDE (n) FROM (SELECT 1 AS n, q.* FROM (T) q)"
  };

  private final List<String> seeds = new ArrayList<>();

  Mutants() {
    List<Corpus.Entry> entries = new ArrayList<>(Corpus.read());
    entries.addAll(Texts.read());
    for (Corpus.Entry entry : entries) {
      boolean own = entry.oracle() == null || entry.oracle().equals(entry.sql());
      boolean small = entry.sql().length() < 2_000 && entry.params().isEmpty();
      if (own && small && !NOT_COMPARED.matcher(entry.sql()).find()) {
        seeds.add(entry.sql().strip().replaceAll(";$", ""));
      }
    }
  }

  /** The text of a number. */
  String text(long number) {
    Dice dice = new Dice(number);
    String text = dice.pick(seeds);
    int changes = 1 + dice.upTo(3);
    for (int i = 0; i < changes; i++) {
      text = changed(text, dice);
    }
    return text;
  }

  private String changed(String text, Dice dice) {
    switch (dice.upTo(7)) {
      case 0:
      case 1:
        return renamed(text, dice);
      case 2:
        return exchanged(text, dice);
      case 3:
        return embedded(text, dice);
      default:
        String around = dice.pick(AROUND);
        return around
            .replace("(O)", "(" + dice.pick(seeds) + "\n)")
            .replace("(T)", "(" + text + "\n)");
    }
  }

  /** One name becomes another, wherever it stands. */
  private static String renamed(String text, Dice dice) {
    Tokens tokens = Lexer.read(text);
    List<Integer> names = names(tokens);
    if (names.isEmpty()) {
      return text;
    }
    String old = tokens.raw(dice.pick(names));
    String other = dice.pick(NAMES);
    StringBuilder changed = new StringBuilder();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.raw(i).equalsIgnoreCase(old)) {
        changed.append(text, from, tokens.start(i)).append(other);
        from = tokens.end(i);
      }
    }
    return changed.append(text.substring(from)).toString();
  }

  /** Names that are not written as keywords are. */
  private static List<Integer> names(Tokens tokens) {
    List<Integer> names = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String raw = tokens.raw(i);
      boolean word = tokens.is(i, Kind.WORD) && !raw.equals(raw.toUpperCase(java.util.Locale.ROOT));
      if (word || tokens.is(i, Kind.QUOTED)) {
        names.add(i);
      }
    }
    return names;
  }

  /** One token becomes another of its kind, out of another text. */
  private String exchanged(String text, Dice dice) {
    Tokens tokens = Lexer.read(text);
    Tokens other = Lexer.read(dice.pick(seeds));
    if (tokens.size() == 0 || other.size() == 0) {
      return text;
    }
    int at = dice.upTo(tokens.size());
    for (int attempt = 0; attempt < 10; attempt++) {
      int from = dice.upTo(other.size());
      if (other.kind(from) == tokens.kind(at)) {
        return text.substring(0, tokens.start(at))
            + other.raw(from)
            + text.substring(tokens.end(at));
      }
    }
    return text;
  }

  /** Another text stands in place of what is in brackets, or of a table. */
  private String embedded(String text, Dice dice) {
    String other = "(" + dice.pick(seeds) + "\n)";
    if (dice.chance(50) && text.contains("kdb.records")) {
      return text.replaceFirst("kdb\\.records", java.util.regex.Matcher.quoteReplacement(other));
    }
    Tokens tokens = Lexer.read(text);
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.OPEN_PAREN) && tokens.partner(i) > i) {
        open.add(i);
      }
    }
    if (open.isEmpty()) {
      return text;
    }
    int at = dice.pick(open);
    int end = tokens.end(tokens.partner(at));
    return text.substring(0, tokens.start(at)) + other + text.substring(end);
  }
}
