package io.kurrentdb.it.hosts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Lets an application under test work the endpoint's switches over HTTP: {@code /restart}, {@code
 * /append} (500 events) and {@code /connections}.
 */
final class Switches implements AutoCloseable {
  private final EmbeddedEndpoint endpoint;
  private final HttpServer server;

  Switches(EmbeddedEndpoint endpoint) throws IOException {
    this.endpoint = endpoint;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** With a slash at its end. */
  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] answer = answer(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String answer(String path) throws IOException {
    switch (path) {
      case "/restart":
        return restart();
      case "/append":
        return append();
      case "/connections":
        return String.valueOf(endpoint.connections());
      default:
        return "no such switch: " + path;
    }
  }

  private String restart() throws IOException {
    try {
      endpoint.restart();
      return "done";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private String append() throws IOException {
    try {
      endpoint.append(500);
      return "done";
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
