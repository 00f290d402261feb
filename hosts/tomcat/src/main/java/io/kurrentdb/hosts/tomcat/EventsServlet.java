package io.kurrentdb.hosts.tomcat;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** Asks both data sources, at each request: {@code /app/events?round=first}. */
@WebServlet("/events")
public final class EventsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String round = request.getParameter("round");
    if (round.equals("end")) {
      end();
    } else {
      checks(round, "jdbc/pool");
      checks(round, "jdbc/dbcp");
    }
    response.getWriter().println("done");
  }

  private static void end() {
    try {
      Checks.end();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void checks(String round, String name) {
    String of = round + ", " + name + ": ";
    check(of + "borrows with SELECT 1, again and again", () -> borrows(name));
    check(of + "lists the tables", () -> same(List.of("records"), tables(name)));
    check(of + "answers a prepared join", () -> joins(name));
  }

  private static DataSource dataSource(String name) throws Exception {
    return (DataSource) new InitialContext().lookup("java:comp/env/" + name);
  }

  private static void borrows(String name) throws Exception {
    for (int i = 0; i < 5; i++) {
      try (Connection connection = dataSource(name).getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM kdb.records")) {
        rows.next();
        same(2_000L, rows.getLong(1));
      }
    }
  }

  private static List<String> tables(String name) throws Exception {
    List<String> tables = new ArrayList<>();
    try (Connection connection = dataSource(name).getConnection();
        ResultSet rows = connection.getMetaData().getTables(null, "kdb", "%", null)) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static void joins(String name) throws Exception {
    String sql =
        "SELECT count(*) FROM kdb.records r JOIN usr.\"orders-by-country\" o"
            + " ON r.log_position = o.log_position WHERE r.log_position < ?";
    try (Connection connection = dataSource(name).getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, 1_000);
      yes(count(statement) == 10, "rows " + count(statement));
    }
  }

  private static long count(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
