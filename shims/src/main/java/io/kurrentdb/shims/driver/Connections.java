package io.kurrentdb.shims.driver;

import io.grpc.Channel;
import io.kurrentdb.shims.flight.Servers;
import java.lang.ref.WeakReference;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import org.apache.arrow.driver.jdbc.ArrowFlightConnection;
import org.apache.arrow.driver.jdbc.client.ArrowFlightSqlClientHandler;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaDatabaseMetaData;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;

/** Tells whether a JDBC object belongs to a connection with KurrentDB behind it. Thread-safe. */
final class Connections {
  /** Weak also in the channels: a channel has results that have the connection. */
  private static final Map<AvaticaConnection, WeakReference<Object>> CHANNELS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Connections() {}

  /** False for another server, and where the object belongs to no connection that is known. */
  static boolean isKurrentDb(Object jdbc) {
    AvaticaConnection connection = of(jdbc);
    return connection != null && Servers.isKurrentDb(channel(connection));
  }

  /** Like {@link #isKurrentDb}; asks the server where that is not known yet. */
  static boolean recognise(AvaticaConnection connection) {
    return Servers.recognise(channel(connection));
  }

  /** Whether the server answered, and is not KurrentDB. */
  static boolean isOther(AvaticaConnection connection) {
    return Servers.isOther(channel(connection));
  }

  /** Host and port. */
  static String authority(AvaticaConnection connection) {
    Object channel = channel(connection);
    return channel instanceof Channel ? ((Channel) channel).authority() : "the server";
  }

  /** The connection of a statement, a result, a DatabaseMetaData, or the object itself. */
  static AvaticaConnection of(Object jdbc) {
    if (jdbc instanceof AvaticaConnection) {
      return (AvaticaConnection) jdbc;
    }
    if (jdbc instanceof AvaticaStatement) {
      return ((AvaticaStatement) jdbc).connection;
    }
    if (jdbc instanceof AvaticaResultSet) {
      AvaticaStatement statement = Inside.get(AvaticaResultSet.class, "statement", jdbc);
      return statement == null ? null : statement.connection;
    }
    return jdbc instanceof DatabaseMetaData ? of((DatabaseMetaData) jdbc) : null;
  }

  private static AvaticaConnection of(DatabaseMetaData metaData) {
    try {
      return metaData instanceof AvaticaDatabaseMetaData
          ? (AvaticaConnection) metaData.getConnection()
          : null;
    } catch (SQLException closed) {
      return null;
    }
  }

  /** What the connection was made with: the URL's properties and those given beside it. */
  static Properties properties(AvaticaConnection connection) {
    return Inside.get(AvaticaConnection.class, "info", connection);
  }

  static Object channel(AvaticaConnection connection) {
    WeakReference<Object> known = CHANNELS.get(connection);
    Object channel = known == null ? null : known.get();
    if (channel == null && connection instanceof ArrowFlightConnection) {
      channel = findChannel(connection);
      CHANNELS.put(connection, new WeakReference<>(channel));
    }
    return channel;
  }

  private static Object findChannel(AvaticaConnection connection) {
    Object handler = Inside.get(ArrowFlightConnection.class, "clientHandler", connection);
    Object sqlClient = Inside.get(ArrowFlightSqlClientHandler.class, "sqlClient", handler);
    Object client = Inside.get(FlightSqlClient.class, "client", sqlClient);
    return Inside.get(FlightClient.class, "channel", client);
  }
}
