package io.kurrentdb.agent.cli;

import java.io.PrintStream;

/** The command line: {@code java -jar kurrentdb-agent.jar <command>}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
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
        Help.print(out);
        return 0;
      case "check":
        return Check.run(arguments, out, err);
      default:
        err.println("'" + command + "' is not a command.");
        Help.print(err);
        return 2;
    }
  }
}
