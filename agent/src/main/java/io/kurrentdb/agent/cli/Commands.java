package io.kurrentdb.agent.cli;

import java.io.PrintStream;
import java.util.function.ToIntFunction;

/** The commands of the agent's jar; in the inner jar, like all that uses Byte Buddy. */
public final class Commands implements ToIntFunction<String[]> {

  @Override
  public int applyAsInt(String[] arguments) {
    return run(arguments, System.out, System.err);
  }

  /**
   * @return the exit code: 0 where all is well, 1 where something is not, 2 where the words are not
   *     understood
   */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    String command = arguments.length == 0 ? "help" : arguments[0];
    switch (command) {
      case "help":
      case "--help":
      case "-h":
        if (arguments.length > 1 && arguments[1].equals("--markdown")) {
          SettingsPage.print(out);
        } else {
          Help.print(out);
        }
        return 0;
      case "check":
        return Check.run(arguments, out, err);
      case "sql":
        return Sql.run(arguments, System.in, out, err);
      case "doctor":
        return Doctor.run(arguments, out, err);
      case "doctor-steps":
        return DoctorSteps.run(arguments, out);
      case "attach":
        return Attach.run(arguments, out, err);
      default:
        err.println("'" + command + "' is not a command.");
        Help.print(err);
        return 2;
    }
  }
}
