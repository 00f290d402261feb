package io.kurrentdb.agent.cli;

import io.kurrentdb.agent.Main;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The jar that this command line runs from. */
final class AgentJar {
  private AgentJar() {}

  static Path path() {
    try {
      return Paths.get(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
