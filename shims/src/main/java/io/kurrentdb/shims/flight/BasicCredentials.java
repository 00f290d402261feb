package io.kurrentdb.shims.flight;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Executor;

/**
 * Sends {@code Bearer X} as {@code Basic X} where X is a user and a password: 26.1.0-rc.1 knows
 * only Basic, and every later version takes both. Another token goes on as it is.
 */
final class BasicCredentials extends CallCredentials {
  private final CallCredentials given;

  BasicCredentials(CallCredentials given) {
    this.given = given;
  }

  @Override
  public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
    given.applyRequestMetadata(info, executor, new Rewrite(applier));
  }

  @Override
  public void thisUsesUnstableApi() {}

  private static final class Rewrite extends MetadataApplier {
    private final MetadataApplier applier;

    Rewrite(MetadataApplier applier) {
      this.applier = applier;
    }

    @Override
    public void apply(Metadata headers) {
      String value = headers.get(Authorization.HEADER);
      String basic = value == null ? null : Authorization.asBasic(value);
      if (basic != value) {
        headers.discardAll(Authorization.HEADER);
        headers.put(Authorization.HEADER, basic);
      }
      applier.apply(headers);
    }

    @Override
    public void fail(Status status) {
      applier.fail(status);
    }
  }
}
