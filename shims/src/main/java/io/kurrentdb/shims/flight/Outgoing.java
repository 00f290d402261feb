package io.kurrentdb.shims.flight;

import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.kurrentdb.shims.core.Counter;

/** Makes the options of a call that goes to KurrentDB from those that the client gave. */
final class Outgoing {
  private Outgoing() {}

  /** Every call to KurrentDB passes here once. */
  static CallOptions options(CallOptions given, Connection connection) {
    Counter.CALLS.add();
    CallOptions options = given;
    CallCredentials credentials = given.getCredentials();
    if (credentials != null && !(credentials instanceof BasicCredentials)) {
      options = options.withCallCredentials(new BasicCredentials(credentials));
    }
    return Compression.isOffered(connection) ? options : Compression.decline(options);
  }
}
