package io.kurrentdb.it.demo;

import io.kurrentdb.it.demo.actions.HostAction;
import io.kurrentdb.it.endpoint.CallLog;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Runs every action in both Tomcats and puts what they did side by side. */
final class Comparison {
  private final Oracle oracle;
  private final CallLog calls;
  private final Map<HostAction, Outcome> without = new EnumMap<>(HostAction.class);
  private final Map<HostAction, Outcome> with = new EnumMap<>(HostAction.class);

  Comparison(Oracle oracle, CallLog calls) {
    this.oracle = oracle;
    this.calls = calls;
  }

  void runWithout(Tomcat tomcat) throws IOException, InterruptedException, SQLException {
    run(tomcat, without);
  }

  void runWith(Tomcat tomcat) throws IOException, InterruptedException, SQLException {
    run(tomcat, with);
  }

  private void run(Tomcat tomcat, Map<HostAction, Outcome> into)
      throws IOException, InterruptedException, SQLException {
    for (HostAction action : HostAction.values()) {
      int before = calls.size();
      String[] answer = tomcat.post("actions/" + action.name(), "").split("\t", 2);
      int made = calls.size() - before;
      String word = verdict(action, answer[0], answer[1]);
      into.put(action, new Outcome(word, answer[1], made));
    }
  }

  private String verdict(HostAction action, String outcome, String text) throws SQLException {
    if (!outcome.equals("ok")) {
      return Outcome.FAILS;
    }
    return oracle.isRight(action, text) ? Outcome.OK : action.otherwise();
  }

  /** Whether the agent's column has nothing but right answers. */
  boolean isRight() {
    return with.values().stream().allMatch(Outcome::isOk);
  }

  void print(PrintStream out) {
    TextTable table = new TextTable(24, 9, 32, 9, 32);
    table.row("", "", "without the agent", "", "with the agent").rule();
    for (HostAction action : HostAction.values()) {
      Outcome left = without.get(action);
      Outcome right = with.get(action);
      table.row(
          action.title(), left.verdict(), left.shortText(), right.verdict(), right.shortText());
    }
    out.print(table.rule());
    out.println(totals());
  }

  private String totals() {
    return String.format(
        Locale.ROOT,
        "right: %d of %d without the agent, %d of %d with it",
        right(without),
        without.size(),
        right(with),
        with.size());
  }

  private static long right(Map<HostAction, Outcome> outcomes) {
    return outcomes.values().stream().filter(Outcome::isOk).count();
  }
}
