package io.kurrentdb.it.demo.web;

import io.kurrentdb.it.demo.actions.Pools;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What the servlets share: the pools of Tomcat's JNDI, bodies in and out, errors in words. */
final class Web {
  private static final int MAX_BODY_BYTES = 200_000;

  private Web() {}

  /** The pool that validates with SELECT 1, as an application would configure it. */
  static DataSource pool() {
    return lookup("jdbc/events");
  }

  static Pools pools() {
    return new Pools(pool(), lookup("jdbc/unchecked"));
  }

  private static DataSource lookup(String name) {
    try {
      return (DataSource) new InitialContext().lookup("java:comp/env/" + name);
    } catch (NamingException e) {
      throw new IllegalStateException("Tomcat has no DataSource " + name, e);
    }
  }

  /** The body as UTF-8; null where it is longer than any statement the page should send. */
  static String body(HttpServletRequest request) throws IOException {
    try (InputStream in = request.getInputStream()) {
      byte[] bytes = in.readNBytes(MAX_BODY_BYTES + 1);
      return bytes.length > MAX_BODY_BYTES ? null : new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static void send(HttpServletResponse response, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type + ";charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  static void send(HttpServletResponse response, Json json) throws IOException {
    send(response, "application/json", json.toString());
  }

  /** The message of the error, or of the cause that a pool has wrapped it around. */
  static String message(Throwable error) {
    Throwable told = error;
    while (told.getMessage() == null && told.getCause() != null) {
      told = told.getCause();
    }
    return told.getMessage() == null ? told.getClass().getName() : told.getMessage();
  }

  static Json error(Json json, Exception error) {
    String state = error instanceof SQLException sql ? sql.getSQLState() : null;
    json.name("error").open('{');
    json.name("message").value(message(error)).name("sqlState").value(state);
    return json.close('}');
  }
}
