package io.kurrentdb.shims.flight;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is remembered of one user at one server, whatever the number of connections: tickets of
 * texts seen before, and the catalogue. Thread-safe.
 */
final class Session {
  private static final int AT_MOST = 64;
  private static final Map<String, Session> SESSIONS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > AT_MOST;
        }
      };

  private final String authorization;
  private final Catalogs catalogs = new Catalogs();
  private final Tickets tickets = new Tickets();
  private final ParameterSchemas parameterSchemas = new ParameterSchemas();

  private Session(String authorization) {
    this.authorization = authorization;
  }

  /** The session of these credentials at this authority; of two users nothing is ever shared. */
  static Session find(String authority, String authorization) {
    String key = authority + '\n' + authorization;
    synchronized (SESSIONS) {
      return SESSIONS.computeIfAbsent(key, k -> new Session(authorization));
    }
  }

  boolean belongsTo(String credentials) {
    return authorization.equals(credentials);
  }

  /** The header's value, as it is sent. Never to be logged. */
  String authorization() {
    return authorization;
  }

  Catalogs catalogs() {
    return catalogs;
  }

  Tickets tickets() {
    return tickets;
  }

  ParameterSchemas parameterSchemas() {
    return parameterSchemas;
  }
}
