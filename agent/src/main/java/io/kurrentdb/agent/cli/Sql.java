package io.kurrentdb.agent.cli;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.catalog.KnownTables;
import io.kurrentdb.shims.catalog.Table;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.Adaptation;
import io.kurrentdb.shims.sql.Note;
import io.kurrentdb.shims.sql.SqlAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code sql "SELECT 1"}: what would be sent in place of a text, and for each edit which rule and
 * why. Asks no server: it knows kdb.records, and the indexes that {@code --index} names.
 */
final class Sql {
  private static final String USAGE =
      "usage: sql [--max-rows N] [--index NAME]... \"SELECT ...\"   (- reads the text from standard input)";

  private final List<Table> tables = new ArrayList<>(List.of(KnownTables.records()));
  private AdaptOptions options = AdaptOptions.none();
  private String text;

  private Sql() {}

  static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
    try {
      Sql command = new Sql();
      command.read(arguments, in);
      return command.print(out);
    } catch (IllegalArgumentException usage) {
      err.println(usage.getMessage());
      err.println(USAGE);
      return 2;
    } catch (IOException e) {
      err.println("standard input cannot be read: " + e.getMessage());
      return 2;
    }
  }

  private void read(String[] arguments, InputStream in) throws IOException {
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--max-rows":
          options = options.withRowCap(number(value(arguments, ++i)));
          break;
        case "--index":
          tables.add(KnownTables.index(value(arguments, ++i), List.of()));
          break;
        case "-":
          text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          break;
        default:
          setText(arguments[i]);
      }
    }
    if (text == null) {
      throw new IllegalArgumentException("sql needs a text");
    }
  }

  private void setText(String argument) {
    if (text != null) {
      throw new IllegalArgumentException("sql takes one text: put it in quotes");
    }
    text = argument;
  }

  private static String value(String[] arguments, int at) {
    if (at >= arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
    }
    return arguments[at];
  }

  private static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--max-rows needs a number, not " + value, e);
    }
  }

  private int print(PrintStream out) {
    Catalog catalog = new Catalog("", List.of(KnownTables.KDB, KnownTables.USR), tables);
    Adaptation adapted = SqlAdapter.adapt(text, catalog, options);
    if (adapted.isRefused()) {
      out.println("-- not sent: " + adapted.refusal().message());
      out.println("-- SQLState " + adapted.refusal().sqlState());
      return 1;
    }
    out.println(adapted.text());
    if (adapted.notes().isEmpty()) {
      out.println(
          adapted.whyAsItCame() == null
              ? "-- sent as it is"
              : "-- sent as it came: " + adapted.whyAsItCame());
    }
    for (Note note : adapted.notes()) {
      out.println("-- " + note.rule() + ": " + note.what());
      out.println("--     " + note.why());
    }
    return 0;
  }
}
