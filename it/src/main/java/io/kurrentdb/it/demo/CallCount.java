package io.kurrentdb.it.demo;

import com.sun.net.httpserver.HttpServer;
import io.kurrentdb.it.endpoint.CallLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Tells the page how many calls the embedded endpoint has received, by HTTP on the loopback
 * address: the page's Tomcat is another process.
 */
final class CallCount implements AutoCloseable {
  private final HttpServer server;

  CallCount(CallLog calls) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] count = Integer.toString(calls.size()).getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, count.length);
          exchange.getResponseBody().write(count);
          exchange.close();
        });
    server.start();
  }

  /** The JVM option by which the page's Tomcat finds it. */
  String option() {
    return "-Ddemo.calls=http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
