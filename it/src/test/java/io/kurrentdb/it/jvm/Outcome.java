package io.kurrentdb.it.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What a JVM left behind.
 *
 * @param exitCode of the process
 * @param out its standard output
 * @param err its standard error, where the agent's log goes
 */
public record Outcome(int exitCode, String out, String err) {

  public List<String> outLines() {
    return out.lines().toList();
  }

  public List<String> errLines() {
    return err.lines().toList();
  }

  /** The lines of the agent's log, without their time and level. */
  public List<String> log() {
    return err.lines()
        .filter(line -> line.contains(" kurrentdb: "))
        .map(line -> line.substring(line.indexOf(" kurrentdb: ") + 12))
        .toList();
  }

  /** A test for each check that {@link Checks} ran in that JVM, and one for what holds for all. */
  public Stream<DynamicTest> tests() {
    Stream<DynamicTest> each =
        out.lines()
            .filter(line -> line.startsWith(Checks.MARK))
            .map(line -> line.substring(Checks.MARK.length()).split("\t", 2))
            .map(parts -> dynamicTest(parts[0], () -> assertEquals("ok", readable(parts[1]))));
    return Stream.concat(
        each,
        Stream.of(
            dynamicTest("it came to its end and the agent hid no error", this::assertGoodEnd)));
  }

  /** The same, and one for a line of the agent's log. */
  public Stream<DynamicTest> testsAndLog(String line) {
    return Stream.concat(
        tests(),
        Stream.of(
            dynamicTest(
                "the log says: " + line, () -> assertTrue(log().contains(line), this::err))));
  }

  /** The names of the checks that failed. */
  public List<String> failures() {
    return out.lines()
        .filter(line -> line.startsWith(Checks.MARK) && !line.endsWith("\tok"))
        .map(line -> line.substring(Checks.MARK.length()).split("\t", 2)[0])
        .toList();
  }

  private void assertGoodEnd() {
    assertTrue(out.contains(Checks.END), () -> "it ended early:\n" + out + err);
    assertTrue(out.contains(Checks.END + "0 "), () -> "errors inside the agent:\n" + out + err);
  }

  private String readable(String result) {
    return result.equals("ok") ? result : result.replace(Checks.NEW_LINE, "\n") + "\n" + err;
  }
}
