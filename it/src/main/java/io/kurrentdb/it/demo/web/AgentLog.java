package io.kurrentdb.it.demo.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The agent's lines in this Tomcat's catalina.out, where an operator would look for them. */
final class AgentLog {
  private static final int MAX_LINES = 200;

  private AgentLog() {}

  /** The lines so far, from the first on; empty where there is no agent or no log. */
  static List<String> lines() throws IOException {
    Path log = Path.of(System.getProperty("catalina.base"), "logs", "catalina.out");
    List<String> lines = new ArrayList<>();
    if (!Files.isReadable(log)) {
      return lines;
    }
    // Not Files.newBufferedReader: a byte that is not UTF-8 would be an error.
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
      for (String line = in.readLine();
          line != null && lines.size() < MAX_LINES;
          line = in.readLine()) {
        if (line.contains(" kurrentdb: ")) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /** The line that says whether all patches are in; empty while there is none. */
  static String summary(List<String> lines) {
    String found = "";
    for (String line : lines) {
      if (line.contains("all patches installed and verified")
          || line.contains("patch(es) NOT installed")) {
        found = line;
      }
    }
    return found;
  }
}
