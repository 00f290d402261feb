package io.kurrentdb.it.demo.web;

import io.kurrentdb.it.demo.actions.HostAction;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;

/** Runs one action inside this Tomcat: {@code POST /actions/JOIN}. */
public final class ActionServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Answers a line: {@code ok} or {@code failed}, a tab, and the answer or the error. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HostAction action = find(request.getPathInfo());
    if (action == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Web.send(response, "text/plain", run(action));
  }

  private static HostAction find(String path) {
    for (HostAction action : HostAction.values()) {
      if (path != null && path.equals("/" + action.name())) {
        return action;
      }
    }
    return null;
  }

  private static String run(HostAction action) {
    try {
      return "ok\t" + oneLine(action.run(Web.pools()));
    } catch (SQLException | RuntimeException e) {
      // Unchecked as well: the driver lets some out, and a host meets them like any other.
      return "failed\t" + oneLine(e.getClass().getSimpleName() + ": " + Web.message(e));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").trim();
  }
}
