package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.UserIndex;
import io.kurrentdb.it.jvm.DriverJars;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The corpus through driver, agent and embedded endpoint, judged by DuckDB behind the same driver.
 */
class CorpusEndToEndTest {
  private static final int ROWS = 2_000;
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d)(:\\d\\d(?:\\.\\d+)?)?(?:Z|\\+00)?");

  @TempDir Path directory;

  @Test
  void everyTextIsAnsweredAsDuckDbAnswersItOrIsAKnownException() throws Exception {
    Map<String, Corpus.Entry> entries =
        Corpus.read().stream().collect(Collectors.toMap(Corpus.Entry::id, Function.identity()));
    Path texts = directory.resolve("texts");
    Files.write(texts, Corpus.read().stream().map(CorpusApplication::line).toList());
    List<UserIndex> indexes = UserIndex.SAMPLES.subList(0, 1);
    try (EmbeddedEndpoint kurrent =
            EmbeddedEndpoint.builder().rows(ROWS).userIndexes(indexes).start();
        World world = World.of(ROWS)) {
      Outcome outcome =
          HostJvm.with(DriverJars.V18_3_0)
              .agent()
              .run(CorpusApplication.class, kurrent.jdbcUrl(), texts.toString());
      check(outcome, entries, world);
    }
  }

  private static void check(Outcome outcome, Map<String, Corpus.Entry> entries, World world) {
    Map<String, String> unexpected = new TreeMap<>();
    List<String> seen = new ArrayList<>();
    int agreed = 0;
    for (String line : outcome.out().split("\n")) {
      String[] fields = line.split("\t", 3);
      if (fields.length == 3 && entries.containsKey(fields[1])) {
        seen.add(fields[1]);
        String difference = difference(fields, entries.get(fields[1]), world);
        agreed += difference == null ? 1 : 0;
        if (difference != null && !isKnown(fields[1])) {
          unexpected.put(fields[1], difference + "\n" + entries.get(fields[1]).sql());
        }
      }
    }
    assertEquals(entries.size(), seen.size(), outcome.err());
    assertEquals(Map.of(), unexpected);
    assertTrue(agreed >= 460, "only " + agreed + " agree");
  }

  private static String difference(String[] fields, Corpus.Entry entry, World world) {
    if (!fields[0].equals("ANSWERED")) {
      return fields[0] + ": " + CorpusApplication.decoded(fields[2]);
    }
    Answer answer = CorpusApplication.answer(fields[2]);
    if (entry.oracle() == null) {
      return expected(entry, answer) ? null : "rows " + answer.rows();
    }
    String difference = difference(world.text(entry.oracle(), entry.params()), answer, entry);
    boolean own =
        difference != null
            && difference(world.text(entry.sql(), entry.params()), answer, entry) == null;
    return own ? null : difference;
  }

  private static String difference(Answer expected, Answer answer, Corpus.Entry entry) {
    return expected == null
        ? "DuckDB refuses it"
        : Comparison.difference(plain(expected), plain(answer), entry.ordered());
  }

  private static boolean isKnown(String id) {
    return CorpusExceptions.REASONS.containsKey(id) || CorpusExceptions.END_TO_END.containsKey(id);
  }

  /** The two drivers print the same moment in two ways. */
  private static Answer plain(Answer answer) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : answer.rows()) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(value == null ? null : plain(value)));
      rows.add(values);
    }
    return new Answer(answer.names(), answer.types(), rows);
  }

  private static String plain(String value) {
    Matcher moment = MOMENT.matcher(value);
    if (!moment.matches()) {
      return value;
    }
    String seconds = moment.group(3) == null ? ":00" : moment.group(3);
    return moment.group(1) + ' ' + moment.group(2) + seconds.replaceFirst("\\.0+$", "");
  }

  /** Where DuckDB cannot be asked, the corpus says itself what is right. */
  private static boolean expected(Corpus.Entry entry, Answer answer) {
    boolean expected = entry.expected() == null || entry.expected().equals(answer.rows());
    return expected || entry.alternative().contains(answer.rows());
  }
}
