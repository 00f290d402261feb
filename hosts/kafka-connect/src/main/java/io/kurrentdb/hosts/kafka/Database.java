package io.kurrentdb.hosts.kafka;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The connectors' generic dialect, and the one connection that each of their threads keeps: asked
 * whether it is valid before each query, and made anew where it is not.
 */
final class Database implements AutoCloseable {
  private static final int VALIDITY_CHECK_SECONDS = 5;

  private final String url;
  private Connection connection;

  Database(String url) {
    this.url = url;
  }

  Connection connection() throws SQLException {
    if (connection != null && !connection.isValid(VALIDITY_CHECK_SECONDS)) {
      close();
    }
    if (connection == null) {
      connection = connect();
    }
    return connection;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    properties.setProperty("password", "changeit");
    Connection made = DriverManager.getConnection(url, properties);
    DatabaseMetaData about = made.getMetaData();
    about.getJDBCMajorVersion();
    about.getJDBCMinorVersion();
    about.getDriverName();
    about.getDatabaseProductName();
    about.getDatabaseProductVersion();
    return made;
  }

  /** The names of the tables, quoted by what the database says; columns are read by position. */
  List<String> tables() throws SQLException {
    DatabaseMetaData about = connection().getMetaData();
    List<String> types = new ArrayList<>();
    try (ResultSet rows = about.getTableTypes()) {
      while (rows.next()) {
        if (rows.getString(1).equalsIgnoreCase("TABLE")) {
          types.add(rows.getString(1));
        }
      }
    }
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = about.getTables(null, null, "%", types.toArray(new String[0]))) {
      while (rows.next()) {
        tables.add(quoted(rows.getString(2)) + separator() + quoted(rows.getString(3)));
      }
    }
    return tables;
  }

  private String quoted(String name) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    return quote + name + quote;
  }

  private String separator() throws SQLException {
    return connection.getMetaData().getCatalogSeparator();
  }

  /** The column to go by must never be null: looked up in the metadata before anything is read. */
  void checkIncrementing(String schema, String table, String column) throws SQLException {
    DatabaseMetaData about = connection().getMetaData();
    try (ResultSet keys = about.getPrimaryKeys(null, schema, table)) {
      while (keys.next()) {
        keys.getString(4);
      }
    }
    try (ResultSet columns = about.getColumns(null, schema, table, null)) {
      while (columns.next()) {
        if (columns.getString(4).equals(column)
            && columns.getInt(11) == DatabaseMetaData.columnNoNulls) {
          return;
        }
      }
    }
    throw new ConnectException(column + " is nullable, or not there");
  }

  @Override
  public void close() throws SQLException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
