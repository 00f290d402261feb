package io.kurrentdb.agent;

import java.util.function.ToIntFunction;

/** The command line: {@code java -jar kurrentdb-agent.jar <command>}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    @SuppressWarnings("unchecked")
    ToIntFunction<String[]> commands =
        (ToIntFunction<String[]>)
            AgentLoader.instance()
                .loadClass("io.kurrentdb.agent.cli.Commands")
                .getConstructor()
                .newInstance();
    System.exit(commands.applyAsInt(arguments));
  }
}
