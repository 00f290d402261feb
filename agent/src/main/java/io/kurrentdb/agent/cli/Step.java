package io.kurrentdb.agent.cli;

/** One thing that a host does, and what to do where it does not work. */
final class Step {
  /** Does it, and says in a few words what came of it. */
  interface Action {
    String run() throws Exception;
  }

  private final String name;
  private final Action action;
  private final String cure;

  Step(String name, Action action, String cure) {
    this.name = name;
    this.action = action;
    this.cure = cure;
  }

  String name() {
    return name;
  }

  Action action() {
    return action;
  }

  /** Empty where the error says it itself. */
  String cure() {
    return cure;
  }
}
