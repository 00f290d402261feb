package io.kurrentdb.it.demo.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** Runs the page's query: {@code POST /api/query} with the text as its body. */
public final class QueryServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int TIMEOUT_SECONDS = 60;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String sql = Web.body(request);
    if (sql == null) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    long before = RoundTrips.soFar();
    long start = System.nanoTime();
    Json json = run(sql);
    json.name("millis").value((System.nanoTime() - start) / 1_000_000);
    if (before >= 0) {
      json.name("roundTrips").value(RoundTrips.soFar() - before);
    }
    Web.send(response, json.close('}'));
  }

  private static Json run(String sql) {
    try (Connection connection = Web.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet rows = statement.executeQuery(sql)) {
        Json json = new Json().open('{');
        ResultJson.append(json, rows);
        warnings(json, rows.getWarnings());
        return json;
      }
    } catch (SQLException | RuntimeException e) {
      return Web.error(new Json().open('{'), e);
    }
  }

  private static void warnings(Json json, SQLWarning first) {
    json.name("warnings").open('[');
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      json.value(warning.getMessage());
    }
    json.close(']');
  }
}
