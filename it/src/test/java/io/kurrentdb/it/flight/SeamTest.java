package io.kurrentdb.it.flight;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A client behind the seam for each test, and an endpoint that counts its calls for all of them.
 */
abstract class SeamTest {
  static EmbeddedEndpoint endpoint;
  SeamClient client;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.builder().rows(5_000).start();
  }

  @AfterAll
  static void stop() throws Exception {
    endpoint.close();
  }

  @BeforeEach
  void connect() {
    client = SeamClient.wrapped(endpoint);
    client.query("SELECT 0");
    endpoint.calls().clear();
  }

  /** Fails where a buffer of Arrow's is left. */
  @AfterEach
  void disconnect() throws Exception {
    client.close();
  }
}
