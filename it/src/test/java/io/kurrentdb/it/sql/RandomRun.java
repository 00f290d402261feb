package io.kurrentdb.it.sql;

import static java.util.Map.entry;

import io.kurrentdb.it.sql.random.RandomQueries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Judges random texts by their numbers, in flat memory: an answer is forgotten once it is compared,
 * and the databases are made anew now and then.
 *
 * <p>From the command line, in as many JVMs as there are cores, each with numbers of its own:
 *
 * <p>The second form makes them as short as can be.
 *
 * <pre>
 * java -cp CLASSPATH io.kurrentdb.it.sql.RandomRun (queries|mutants|parameters) run FIRST COUNT
 * java -cp CLASSPATH io.kurrentdb.it.sql.RandomRun (queries|mutants|parameters) NUMBER-OR-TEXT...
 * </pre>
 */
final class RandomRun implements AutoCloseable {
  /** Texts for which one pair of databases serves. */
  private static final int WORLD = 5_000;

  private static final int REPORT = 10_000;

  /** What a text is refused for, as docs/limits.md has it: words of the reason, and their name. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          entry("Unsupported join type for flattening correlated subquery", "correlated join"),
          entry("Circular reference to CTE", "CTE called like a table"),
          entry("which is none of the server's tables", "table that the server has not"),
          entry("System table '", "table that the server has not"),
          entry("INTERNAL Error: Attempted to access index", "internal error of DuckDB"),
          entry("argument types 'list_filter(", "lambda called like a column"),
          entry("argument types 'list_transform(", "lambda called like a column"),
          entry("argument types 'json_extract(", "lambda called like a column"),
          entry("a star takes a column apart", "quoted struct star"),
          entry("Referenced table \"_kdb", "quoted struct star"),
          entry("Invalid lambda parameters!", "lambda called like a table"),
          entry("Ambiguous reference to column name", "CROSS JOIN behind a comma"),
          entry("INTERNAL Error: Failed to bind column reference", "internal error of DuckDB"),
          entry(
              "depends on the query around it, and a further subquery names it", "correlated CTE"),
          entry("a subquery names a whole row of", "whole row"),
          entry("a row and a star have the same name", "quoted row"),
          entry(
              "but this column cannot be referenced before it is defined",
              "alias like outer column"),
          entry("PIVOT or UNPIVOT has a form that is not known", "PIVOT without values"),
          entry("is MATERIALIZED and has no row", "materialized LIMIT 0"),
          entry("syntax tree is too deep", "too deep"));

  /**
   * Texts, and who is asked them.
   *
   * @param texts from a number to its text, the same one each time
   */
  record Kind(LongFunction<String> texts, Function<World, Asker> subject) {
    static Kind queries() {
      return new Kind(RandomQueries::text, World::adapted);
    }

    static Kind mutants() {
      return new Kind(new Mutants()::text, World::adapted);
    }

    static Kind parameters() {
      return new Kind(
          ParameterisedEndpoint::text, world -> new ParameterisedEndpoint(world.adapted()));
    }

    static Kind named(String name) {
      return switch (name) {
        case "queries" -> queries();
        case "mutants" -> mutants();
        case "parameters" -> parameters();
        default -> throw new IllegalArgumentException(name);
      };
    }
  }

  private final Kind kind;
  private final List<Judge.Judgement> wrong = new ArrayList<>();
  private final Map<String, Integer> named = new TreeMap<>();
  private final Map<Judge.Verdict, Integer> verdicts = new TreeMap<>();
  private World world;
  private Judge judge;
  private int served;

  RandomRun(Kind kind) {
    this.kind = kind;
  }

  /** Judges the texts from one number on. */
  void run(long first, long count) throws SQLException {
    long started = System.nanoTime();
    for (long done = 1; done <= count; done++) {
      take(judge(first + done - 1));
      if (done % REPORT == 0 || done == count) {
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
            Locale.ROOT, "%d texts from %d, %.0f/s: %s%n", done, first, done / seconds, totals());
      }
    }
  }

  private Judge.Judgement judge(long number) throws SQLException {
    // Where DuckDB ends the process, the JVM's own report names the thread.
    Thread.currentThread().setName("random text " + number);
    return judge(String.valueOf(number), kind.texts().apply(number));
  }

  /** Judges a text with databases that are sound. */
  Judge.Judgement judge(String id, String sql) throws SQLException {
    if (world == null || served >= WORLD) {
      close();
      world = World.of(12);
      judge = new Judge(world.oracle(), kind.subject().apply(world));
      served = 0;
    }
    served++;
    Judge.Judgement judgement = judge.judge(id, "random", sql, false);
    if (isEnd(judgement.outcome().reason())) {
      served = WORLD;
    }
    return judgement;
  }

  /** An internal error ends a database for good. */
  private static boolean isEnd(String reason) {
    return reason.contains("INTERNAL Error") || reason.contains("FATAL Error");
  }

  private void take(Judge.Judgement judgement) throws SQLException {
    verdicts.merge(judgement.verdict(), 1, Integer::sum);
    if (judgement.verdict() != Judge.Verdict.DIFFER
        && judgement.verdict() != Judge.Verdict.REFUSED) {
      return;
    }
    String name = name(judgement);
    if (name == null) {
      wrong.add(judgement);
      System.out.println(Judge.show(judgement));
    } else {
      named.merge(name, 1, Integer::sum);
      System.out.println(name + ": " + judgement.id());
    }
  }

  /**
   * The name under which docs/limits.md has what became of a text.
   *
   * @return null where nothing names it: then it is wrong
   */
  String name(Judge.Judgement judgement) {
    if (judgement.verdict() == Judge.Verdict.DIFFER) {
      return null;
    }
    for (Map.Entry<String, String> reason : NAMED.entrySet()) {
      if (judgement.detail().contains(reason.getKey())) {
        return reason.getValue();
      }
    }
    return null;
  }

  /** Those answered otherwise than by DuckDB, or refused for no reason that is named. */
  List<Judge.Judgement> wrong() {
    return wrong;
  }

  int agreed() {
    return verdicts.getOrDefault(Judge.Verdict.AGREE, 0);
  }

  /** Counts, in one line. */
  String totals() {
    return "agree "
        + agreed()
        + ", not judged "
        + verdicts.getOrDefault(Judge.Verdict.NOT_JUDGED, 0)
        + ", named "
        + named
        + ", different "
        + wrong.stream().filter(one -> one.verdict() == Judge.Verdict.DIFFER).count()
        + ", refused without a name "
        + wrong.stream().filter(one -> one.verdict() == Judge.Verdict.REFUSED).count();
  }

  @Override
  public void close() throws SQLException {
    if (world != null) {
      world.close();
    }
    world = null;
  }

  public static void main(String[] arguments) throws Exception {
    try (RandomRun run = new RandomRun(Kind.named(arguments[0]))) {
      if (arguments[1].equals("run")) {
        run.run(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
        return;
      }
      for (int i = 1; i < arguments.length; i++) {
        System.out.println(run.shortened(arguments[i]));
      }
    }
  }

  private String shortened(String argument) throws SQLException {
    boolean number = argument.chars().allMatch(Character::isDigit);
    String sql = number ? kind.texts().apply(Long.parseLong(argument)) : argument;
    return Judge.show(judge(number ? argument : "-", new Minimiser(this).minimise(sql)));
  }
}
