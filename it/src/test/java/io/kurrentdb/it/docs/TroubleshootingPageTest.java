package io.kurrentdb.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/troubleshooting.md has a heading for each message in the code: a line of the log, a refusal,
 * an exception. Looks for the texts in the calls that carry them.
 */
class TroubleshootingPageTest {
  private static final Path PAGE = Path.of("..", "docs", "troubleshooting.md");

  /** Up to the parenthesis behind which the message is. */
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(Log\\.(info|warn|error)|Refusal\\.of|new Refusal|new Reason|new SQL\\w*Exception"
              + "|SqlErrors\\.of|cannot|refuse|reason|err\\.println)\\(");

  /** Literals with nothing but a plus sign between them are one. */
  private static final Pattern LITERALS =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*");

  /** A piece that is shorter could be in any heading. */
  private static final int TELLING = 12;

  @Test
  void everyMessageHasAHeading() throws IOException {
    String headings =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("### "))
            .collect(Collectors.joining("\n"));
    int messages = 0;
    List<String> without = new ArrayList<>();
    for (Path file : sources()) {
      for (List<String> message : messages(Files.readString(file))) {
        messages++;
        if (message.stream().noneMatch(headings::contains)) {
          without.add(file.getFileName() + ": " + message);
        }
      }
    }
    assertTrue(messages > 100, "only " + messages + " messages were found");
    assertEquals(List.of(), without);
  }

  /**
   * But for commands about SQL and jars, and the doctor's steps: each prints its cure beside it.
   */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("shims", "agent")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(
                file ->
                    !file.toString().matches(".*(Steps|SelfCheck|cli.(Sql|Check|Commands))\\.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** The telling pieces of each message, up to the end of their first sentence. */
  private static List<List<String>> messages(String source) {
    List<List<String>> messages = new ArrayList<>();
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      String arguments = source.substring(call.end(), end(source, call.end()));
      List<String> pieces =
          LITERALS
              .matcher(arguments)
              .results()
              .map(literals -> piece(literals.group()))
              .filter(piece -> piece.length() >= TELLING)
              .toList();
      if (!pieces.isEmpty()) {
        messages.add(pieces);
      }
    }
    return messages;
  }

  private static String piece(String literals) {
    String text =
        literals
            .replaceAll("(?<!\\\\)\"\\s*\\+\\s*\"", "")
            .replaceAll("^\"|\"$", "")
            .replace("\\\"", "\"")
            .replaceFirst("^(kurrentdb|(WARN |ERROR) kurrentdb): ", "");
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /** Where the parenthesis is closed. */
  private static int end(String source, int from) {
    boolean inText = false;
    int depth = 1;
    int i = from;
    for (; depth > 0; i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        inText = !inText;
      } else if (!inText && (c == '(' || c == ')')) {
        depth += c == '(' ? 1 : -1;
      }
    }
    return i - 1;
  }
}
