package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.connect.Secrets;
import io.kurrentdb.shims.flight.Servers;
import java.util.Properties;
import java.util.function.Function;
import org.apache.calcite.avatica.AvaticaConnection;

/**
 * Says that the agent is there, and which server was recognised: in the driver's version and in a
 * connection's client info. Another server's connections show what the driver shows.
 */
public final class ClientInfoShim implements Function<Object[], Object> {
  /** Set by the agent when it starts. */
  private static final String AGENT = "kurrentdb.agent.version";

  /**
   * @param arguments the method's name, the object and what the driver answers
   * @return what to answer
   */
  @Override
  public Object apply(Object[] arguments) {
    Object answer = arguments[2];
    AvaticaConnection connection = Connections.of(arguments[1]);
    if (answer == null || connection == null || !Connections.isKurrentDb(connection)) {
      return answer;
    }
    return answer instanceof Properties
        ? info((Properties) answer, connection)
        : answer + " (kurrentdb-agent " + System.getProperty(AGENT) + ")";
  }

  /** The driver's copy of the connection's properties; it has the password in it. */
  private static Properties info(Properties info, AvaticaConnection connection) {
    for (String name : info.stringPropertyNames()) {
      if (Secrets.isSecretName(name)) {
        info.remove(name);
      }
    }
    info.setProperty("kurrentdb.agent", System.getProperty(AGENT, ""));
    info.setProperty("kurrentdb.node", Connections.authority(connection));
    info.setProperty("kurrentdb.server", Servers.version(Connections.channel(connection)));
    return info;
  }
}
