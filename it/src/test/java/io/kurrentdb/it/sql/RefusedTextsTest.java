package io.kurrentdb.it.sql;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the endpoint keeps out stays out: no text of {@code refused.txt} is answered through the
 * adapter. Some of them get past the endpoint's walk without it (a table function in a join, say).
 * Those are the server's business; the adapter must not touch them, let alone make more of them.
 */
class RefusedTextsTest {
  @TempDir Path directory;

  private List<String> texts() throws IOException {
    Path csv = Files.writeString(directory.resolve("secret.csv"), "a,b\n1,2\n");
    List<String> texts = new ArrayList<>();
    try (InputStream in = RefusedTextsTest.class.getResourceAsStream("/refused.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          texts.add(line.replace("{csv}", csv.toString()).replace("\\n", "\n"));
        }
      }
    }
    return texts;
  }

  @Test
  void noForbiddenTextSucceeds() throws Exception {
    List<Executable> checks = new ArrayList<>();
    try (World world = World.of(20)) {
      for (String text : texts()) {
        Outcome raw = world.raw().ask(text);
        Outcome adapted = world.adapted().ask(text);
        checks.add(
            raw.isAnswered()
                ? () -> assertUntouched(text, adapted)
                : () -> assertFalse(adapted.isAnswered(), text + "\n  sent: " + adapted.sent()));
      }
    }
    assertTrue(checks.size() >= 100, "texts: " + checks.size());
    assertAll(checks);
  }

  private static void assertUntouched(String text, Outcome adapted) {
    if (adapted.kind() != Outcome.Kind.REFUSED_HERE) {
      assertEquals(text, adapted.sent());
    }
  }
}
