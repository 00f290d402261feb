package io.kurrentdb.it.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The texts of {@code texts.txt}, in the corpus's own form. */
final class Texts {
  private static final String KIND = "# -- ";

  private Texts() {}

  static List<Corpus.Entry> read() {
    List<Corpus.Entry> entries = new ArrayList<>();
    String kind = "";
    int number = 0;
    for (String line : all().split("\n")) {
      number++;
      if (line.startsWith(KIND)) {
        kind = line.substring(KIND.length());
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        entries.add(entry("line " + number, kind, line));
      }
    }
    return entries;
  }

  private static String all() {
    try (InputStream in = Texts.class.getResourceAsStream("/texts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Corpus.Entry entry(String id, String kind, String line) {
    String[] withParameters = line.split("\t\\?\t");
    String[] parts = withParameters[0].split("\t=>\t");
    String sql = written(parts[0]);
    return new Corpus.Entry(
        id,
        kind,
        sql,
        parts.length > 1 ? written(parts[1]) : sql,
        sql.toUpperCase(Locale.ROOT).contains("ORDER BY"),
        withParameters.length > 1 ? parameters(withParameters[1]) : List.of(),
        null,
        List.of(),
        -1);
  }

  private static String written(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  private static List<Object> parameters(String values) {
    List<Object> parameters = new ArrayList<>();
    for (String value : values.split("\\|")) {
      parameters.add(parameter(value.strip()));
    }
    return parameters;
  }

  private static Object parameter(String value) {
    if (value.equals("null")) {
      return null;
    }
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    return value.matches("-?\\d+") ? (Object) Long.valueOf(value) : value;
  }
}
