package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.PatchList;
import io.kurrentdb.shims.connect.Word;
import io.kurrentdb.shims.core.Setting;
import java.io.PrintStream;
import java.util.Locale;

/** {@code help --markdown}: docs/settings.md, made from the code so that it cannot be wrong. */
final class SettingsPage {
  private SettingsPage() {}

  static void print(PrintStream out) {
    out.println("# Settings");
    out.println();
    out.println("Made by `java -jar kurrentdb-agent.jar help --markdown`; a test compares it.");
    settings(out);
    words(out);
    patches(out);
  }

  private static void settings(PrintStream out) {
    out.println();
    out.println("## Of the agent");
    out.println();
    out.println(
        "Each is a system property (`-Dkurrentdb.max-rows=0`) and an environment variable"
            + " (`KURRENTDB_MAX_ROWS=0`); the property wins. A property that begins with"
            + " `kurrentdb.` and is not in this list is warned about.");
    out.println();
    out.println("| property | variable | default | |");
    out.println("|---|---|---|---|");
    for (Setting setting : Setting.values()) {
      row(
          out,
          code(setting.property()),
          code(setting.variable()),
          code(setting.defaultValue()),
          setting.description());
    }
  }

  private static void words(PrintStream out) {
    out.println();
    out.println("## Of a connection");
    out.println();
    out.println(
        "`jdbc:kurrentdb://user:password@host:2113,host2:2113?word=value&word=value`, or"
            + " `jdbc:kurrentdb+discover://` for a name behind which a cluster is. The words are"
            + " those of KurrentDB's own connection strings and some that only JDBC needs; upper and"
            + " lower case do not matter. Each can be a connection property of the host as well; the"
            + " URL wins, then the properties, then the agent's settings. A word in the URL that is"
            + " not in this list is refused with the nearest that is (SQLState 22023); a property"
            + " that is not is the host's own, and left alone.");
    out.println();
    out.println("| word | default | |");
    out.println("|---|---|---|");
    for (Word word : Word.values()) {
      String byDefault = word.defaultValue() == null ? "" : word.defaultValue();
      row(out, code(word.key()), code(byDefault), word.description());
    }
    row(out, code("header.<name>"), "", "Sent to the server as the gRPC header `<name>`.");
    passwords(out);
  }

  private static void passwords(PrintStream out) {
    out.println();
    out.println(
        "User and password may be percent-encoded (`%40` for `@`) or, where only one reading makes"
            + " sense, as they are. A `%` that no two hex digits follow, and a `+`, stand for"
            + " themselves. Where a URL could mean two things it is refused, and says what to write.");
    out.println();
    out.println(
        "Durations are milliseconds, as KurrentDB's clients read them; a keepAliveInterval,"
            + " keepAliveTimeout or gossipTimeout below 1000 is taken for seconds, as KurrentDB's"
            + " manual writes them.");
    out.println();
    out.println(
        "Several hosts, or `+discover`: one of the hosts is asked for the nodes of its cluster"
            + " (Gossip/Read), and the connection is made to one that fits `nodePreference`; where"
            + " that one does not answer, to another. A session stays on its node.");
  }

  private static void patches(PrintStream out) {
    out.println();
    out.println("## Patches");
    out.println();
    out.println(
        "Each can be switched off: `-Dkurrentdb.patch.<id>=off` or `KURRENTDB_PATCH_<ID>=off`.");
    out.println();
    out.println("| id | variable | what it does | without it |");
    out.println("|---|---|---|---|");
    for (PatchList patch : PatchList.values()) {
      row(out, code(patch.id()), code(variable(patch.id())), patch.what(), patch.consequence());
    }
    row(
        out,
        code("jdk-access"),
        code(variable("jdk-access")),
        "JDK access (java.nio, native code, Unsafe) for the driver",
        "the driver needs `--add-opens=java.base/java.nio=ALL-UNNAMED`");
  }

  private static String variable(String patch) {
    return "KURRENTDB_PATCH_" + patch.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static void row(PrintStream out, String... cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    out.println(line);
  }
}
