package io.kurrentdb.it.demo.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/** What the page says about itself: server, driver, and the agent's lines of the log. */
public final class StatusServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Json json = new Json().open('{');
    json.name("tomcat").value(getServletContext().getServerInfo());
    json.name("java").value(System.getProperty("java.version"));
    json.name("agent").value(System.getProperty("kurrentdb.agent.version"));
    database(json);
    log(json, AgentLog.lines());
    Web.send(response, json.close('}'));
  }

  private static void database(Json json) {
    try (Connection connection = Web.pool().getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      String product = data.getDatabaseProductName() + ' ' + data.getDatabaseProductVersion();
      String driver = data.getDriverName() + ' ' + data.getDriverVersion();
      json.name("product").value(product).name("driver").value(driver);
    } catch (SQLException | RuntimeException e) {
      Web.error(json, e);
    }
  }

  private static void log(Json json, List<String> lines) {
    json.name("summary").value(AgentLog.summary(lines)).name("log").open('[');
    for (String line : lines) {
      json.value(line);
    }
    json.close(']');
  }
}
