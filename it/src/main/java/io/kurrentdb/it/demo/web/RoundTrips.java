package io.kurrentdb.it.demo.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** How many calls the embedded endpoint has received; unknown over another server. */
final class RoundTrips {
  private static final String COUNT = System.getProperty("demo.calls");

  private RoundTrips() {}

  /** The count since the endpoint's start; -1 where nobody counts. */
  static long soFar() {
    if (COUNT == null) {
      return -1;
    }
    try (InputStream in = URI.create(COUNT).toURL().openStream()) {
      return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException | NumberFormatException gone) {
      return -1;
    }
  }
}
