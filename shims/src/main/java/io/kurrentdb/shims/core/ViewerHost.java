package io.kurrentdb.shims.core;

import java.util.Locale;

/**
 * Hosts in which people look at results, told by how their JVM was started. Whatever moves data is
 * not here, and neither is an application that nobody knows: their queries are not capped.
 */
public enum ViewerHost {
  METABASE("Metabase", "metabase.jar", "metabase.core", null),
  DBEAVER("DBeaver", "org.jkiss.dbeaver", "dbeaver", "org.jkiss.dbeaver.core"),
  SQLLINE("SQLLine", "sqlline.sqlline", "sqlline.jar", null),
  DBVISUALIZER("DbVisualizer", "com.onseven.dbvis", "dbvis.jar", null),
  DATAGRIP("DataGrip", "com.intellij.database.remote", "com.intellij.idea.main", null),
  SQUIRREL("SQuirreL SQL", "net.sourceforge.squirrel_sql", "squirrel-sql.jar", null),
  SQL_WORKBENCH("SQL Workbench/J", "workbench.wbstarter", "sqlworkbench.jar", null),
  TABLEAU("Tableau", "com.tableau", "jdbcserver.jar", null),
  RAZORSQL("RazorSQL", "razorsql", "razorsql.jar", null);

  private final String title;
  private final String command;
  private final String otherCommand;
  private final String eclipseProduct;

  ViewerHost(String title, String command, String otherCommand, String eclipseProduct) {
    this.title = title;
    this.command = command;
    this.otherCommand = otherCommand;
    this.eclipseProduct = eclipseProduct;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** The viewer that this JVM is; null where it is none of them. */
  public static ViewerHost find() {
    String started = System.getProperty("sun.java.command", "");
    int end = started.indexOf(' ');
    String main = (end < 0 ? started : started.substring(0, end)).toLowerCase(Locale.ROOT);
    String product = System.getProperty("eclipse.product", "");
    for (ViewerHost host : values()) {
      if (host.isStartedBy(main) || isPart(host.eclipseProduct, product)) {
        return host;
      }
    }
    return null;
  }

  private boolean isStartedBy(String main) {
    return main.contains(command) || main.contains(otherCommand);
  }

  private static boolean isPart(String product, String running) {
    return product != null && running.startsWith(product);
  }
}
