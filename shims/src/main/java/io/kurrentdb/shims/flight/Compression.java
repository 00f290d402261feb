package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/**
 * Decides whether KurrentDB may compress what it sends. gRPC offers gzip with every call, and
 * KurrentDB then compresses every answer, at well under 100 MB/s: on a near network that is what a
 * long result waits for.
 *
 * <p>The offer is a header that gRPC adds after every interceptor. A stream tracer is the one place
 * that sees it before it is sent, and may change it (ClientStreamTracer.Factory says so).
 */
final class Compression {
  private static final Metadata.Key<String> ACCEPT_ENCODING =
      Metadata.Key.of("grpc-accept-encoding", Metadata.ASCII_STRING_MARSHALLER);

  /** A round trip as short as this is a network faster than the compressor. */
  private static final long NEAR_NANOS = 15_000_000;

  private static final ClientStreamTracer TRACER = new ClientStreamTracer() {};
  private static final ClientStreamTracer.Factory DECLINE = new Decline();

  private Compression() {}

  static boolean isOffered(Connection connection) {
    switch (connection.compression()) {
      case "gzip":
        return true;
      case "identity":
        return false;
      default:
        return connection.server().isFurtherThan(NEAR_NANOS);
    }
  }

  static CallOptions decline(CallOptions options) {
    return options.withStreamTracerFactory(DECLINE);
  }

  private static final class Decline extends ClientStreamTracer.Factory {
    @Override
    public ClientStreamTracer newClientStreamTracer(
        ClientStreamTracer.StreamInfo info, Metadata headers) {
      headers.discardAll(ACCEPT_ENCODING);
      return TRACER;
    }
  }
}
