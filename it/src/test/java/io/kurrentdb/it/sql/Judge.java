package io.kurrentdb.it.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what the adapter and the endpoint answer with DuckDB's own answer to the same text.
 *
 * <p>From the command line, after {@code mvn -q test-compile}, without a build in between:
 *
 * <pre>java -cp CLASSPATH io.kurrentdb.it.sql.Judge            # the corpus, by category
 * java -cp CLASSPATH io.kurrentdb.it.sql.Judge d0142 d0270    # these texts, with what was sent
 * java -cp CLASSPATH io.kurrentdb.it.sql.Judge "SELECT 1"     # any text
 * </pre>
 */
final class Judge {

  /** The verdict on one text. */
  enum Verdict {
    AGREE,
    /** Refused, here or by the endpoint. */
    REFUSED,
    /** Answered, and not as DuckDB answers. */
    DIFFER,
    /** DuckDB does not take it either, or not in a way that can be compared. */
    NOT_JUDGED
  }

  /**
   * @param detail the difference or the refusal, for a person
   */
  record Judgement(
      String id, String category, String sql, Verdict verdict, String detail, Outcome outcome) {}

  private final Asker oracle;
  private final Asker subject;

  Judge(Asker oracle, Asker subject) {
    this.oracle = oracle;
    this.subject = subject;
  }

  /** Judges one text of the corpus by what the corpus says of it. */
  Judgement judge(Corpus.Entry entry) {
    Outcome outcome = subject.ask(entry.sql(), entry.params());
    if (!outcome.isAnswered()) {
      return judgement(entry, Verdict.REFUSED, outcome.kind() + ": " + outcome.reason(), outcome);
    }
    String difference = difference(entry, outcome.answer());
    return judgement(
        entry, difference == null ? Verdict.AGREE : Verdict.DIFFER, difference, outcome);
  }

  private String difference(Corpus.Entry entry, Answer answer) {
    if (entry.oracle() != null) {
      String difference = difference(entry.oracle(), entry, answer);
      // What DuckDB knows itself keeps DuckDB's meaning, whatever another dialect means by it.
      boolean own = difference != null && difference(entry.sql(), entry, answer) == null;
      return own ? null : difference;
    }
    if (entry.expected() != null) {
      return expectedDifference(entry, answer);
    }
    boolean count = entry.expectedRows() < 0 || entry.expectedRows() == answer.rows().size();
    return count ? null : "rows " + answer.rows();
  }

  private String difference(String sql, Corpus.Entry entry, Answer answer) {
    Outcome expected = oracle.ask(sql, entry.params());
    return expected.isAnswered()
        ? Comparison.difference(expected.answer(), answer, entry.ordered())
        : "DuckDB refuses " + sql + ": " + expected.reason();
  }

  private static String expectedDifference(Corpus.Entry entry, Answer answer) {
    String difference = Comparison.rowDifference(entry.expected(), answer.rows(), entry.ordered());
    for (List<List<String>> alternative : entry.alternative()) {
      if (difference != null && alternative.equals(answer.rows())) {
        return null;
      }
    }
    return difference;
  }

  private static Judgement judgement(
      Corpus.Entry entry, Verdict verdict, String detail, Outcome outcome) {
    return new Judgement(entry.id(), entry.category(), entry.sql(), verdict, detail, outcome);
  }

  /**
   * Judges a text of which nothing is known: DuckDB's answer counts, its order where it says so.
   */
  Judgement judge(String id, String category, String sql, boolean ordered) {
    Outcome expected = oracle.ask(sql);
    if (!expected.isAnswered()) {
      return new Judgement(id, category, sql, Verdict.NOT_JUDGED, expected.reason(), expected);
    }
    if (expected.answer().rows().size() == Answer.MAX_ROWS) {
      return new Judgement(id, category, sql, Verdict.NOT_JUDGED, "many rows", expected);
    }
    Outcome outcome = subject.ask(sql);
    if (!outcome.isAnswered()) {
      if (isConversion(outcome) && failsByThePlan(sql)) {
        return new Judgement(id, category, sql, Verdict.NOT_JUDGED, "fails by the plan", outcome);
      }
      String why = outcome.kind() + ": " + outcome.reason();
      return new Judgement(id, category, sql, Verdict.REFUSED, why, outcome);
    }
    String difference = Comparison.difference(expected.answer(), outcome.answer(), ordered);
    if (difference == null) {
      return new Judgement(id, category, sql, Verdict.AGREE, null, outcome);
    }
    if (!isSettled(sql, expected.answer(), ordered)) {
      return new Judgement(id, category, sql, Verdict.NOT_JUDGED, "answers vary", outcome);
    }
    boolean plan = isSame(expected.answer(), subject.withoutOptimizer(sql), ordered);
    String by = plan ? difference + " (right without DuckDB's optimizer)" : difference;
    return new Judgement(id, category, sql, Verdict.DIFFER, by, outcome);
  }

  /** Either text, as the optimizer is switched off. */
  private boolean failsByThePlan(String sql) {
    return isConversion(oracle.withoutOptimizer(sql)) || subject.withoutOptimizer(sql).isAnswered();
  }

  /** A value that cannot be converted: whether it is looked at depends on the plan. */
  private static boolean isConversion(Outcome outcome) {
    return !outcome.isAnswered() && outcome.reason().startsWith("Conversion Error");
  }

  /**
   * Whether DuckDB has one answer: random() and now() have another each time, LIMIT without an
   * order has one for each plan, and so have DuckDB's own faults.
   */
  private boolean isSettled(String sql, Answer first, boolean ordered) {
    return isSame(first, oracle.ask(sql), ordered)
        && isSame(first, oracle.withoutOptimizer(sql), ordered);
  }

  private static boolean isSame(Answer first, Outcome again, boolean ordered) {
    return again.isAnswered() && Comparison.difference(first, again.answer(), ordered) == null;
  }

  /** Judges the whole corpus. */
  List<Judgement> corpus() {
    List<Judgement> all = new ArrayList<>();
    for (Corpus.Entry entry : Corpus.read()) {
      all.add(judge(entry));
    }
    return all;
  }

  /** Counts by category, one line each, the sum last. */
  static String report(List<Judgement> judgements) {
    Map<String, int[]> counts = new TreeMap<>();
    int[] sum = new int[Verdict.values().length];
    for (Judgement judgement : judgements) {
      int verdict = judgement.verdict().ordinal();
      counts.computeIfAbsent(judgement.category(), name -> new int[sum.length])[verdict]++;
      sum[verdict]++;
    }
    StringBuilder text = new StringBuilder();
    counts.forEach((category, numbers) -> line(text, category, numbers));
    line(text, "ALL", sum);
    return text.toString();
  }

  private static void line(StringBuilder text, String category, int[] numbers) {
    text.append(String.format("%-20s", category));
    for (Verdict verdict : Verdict.values()) {
      text.append(String.format(" %s %5d", verdict, numbers[verdict.ordinal()]));
    }
    text.append('\n');
  }

  /** One judgement for a person: the text, what was sent, what is wrong. */
  static String show(Judgement judgement) {
    return judgement.verdict()
        + " "
        + judgement.id()
        + " ["
        + judgement.category()
        + "] "
        + judgement.detail()
        + "\n  text: "
        + judgement.sql()
        + "\n  sent: "
        + judgement.outcome().sent()
        + "\n";
  }

  public static void main(String[] arguments) throws Exception {
    try (World world = World.of(2_000)) {
      Judge judge = new Judge(world.oracle(), world.adapted());
      if (arguments.length == 0) {
        print(judge.corpus());
      } else {
        judge.some(List.of(arguments));
      }
    }
  }

  private static void print(List<Judgement> judgements) {
    for (Judgement judgement : judgements) {
      if (judgement.verdict() == Verdict.DIFFER || judgement.verdict() == Verdict.REFUSED) {
        System.out.println(show(judgement));
      }
    }
    System.out.println(report(judgements));
  }

  private void some(List<String> texts) {
    Map<String, Corpus.Entry> entries = new TreeMap<>();
    Corpus.read().forEach(entry -> entries.put(entry.id(), entry));
    for (String text : texts) {
      Corpus.Entry entry = entries.get(text);
      Judgement judgement = entry != null ? judge(entry) : judge("-", "text", text, false);
      System.out.println(show(judgement));
      if (judgement.outcome().isAnswered()) {
        Answer answer = judgement.outcome().answer();
        System.out.println("  " + answer.names() + " " + answer.types());
        answer.rows().stream().limit(10).forEach(row -> System.out.println("  " + row));
      }
    }
  }
}
