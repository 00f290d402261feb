package io.kurrentdb.shims.flight;

import io.grpc.Attributes;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header that carries a user's credentials. Its value is compared, and never logged. */
final class Authorization {
  static final Metadata.Key<String> HEADER =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";
  private static final MethodDescriptor<byte[], byte[]> ANY_METHOD =
      Rpc.unary("arrow.flight.protocol.FlightService/GetFlightInfo");

  private Authorization() {}

  /** The header's value as the call will carry it; empty where it carries none. */
  static String of(CallOptions options, Metadata headers, String authority) {
    String inHeader = headers.get(HEADER);
    CallCredentials credentials = options.getCredentials();
    if (credentials == null) {
      return inHeader == null ? "" : inHeader;
    }
    Capture capture = new Capture();
    credentials.applyRequestMetadata(new Request(authority), Runnable::run, capture);
    String value = capture.value == null ? "" : asBasic(capture.value);
    return inHeader == null ? value : value + '\n' + inHeader;
  }

  /** The value for a client that asks by Basic what to send from now on; null where it did not. */
  static String asBearer(String value) {
    return isPrefix(BASIC, value) ? BEARER + value.substring(BASIC.length()) : null;
  }

  /** The very same value where it is not a user and a password behind {@code Bearer}. */
  static String asBasic(String value) {
    return isPrefix(BEARER, value) && isUserAndPassword(value.substring(BEARER.length()))
        ? BASIC + value.substring(BEARER.length())
        : value;
  }

  private static boolean isUserAndPassword(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).indexOf(':')
          >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPrefix(String prefix, String value) {
    return value.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static final class Capture extends CallCredentials.MetadataApplier {
    private String value;

    @Override
    public void apply(Metadata headers) {
      value = headers.get(HEADER);
    }

    @Override
    public void fail(Status status) {}
  }

  private static final class Request extends CallCredentials.RequestInfo {
    private final String authority;

    Request(String authority) {
      this.authority = authority;
    }

    @Override
    public MethodDescriptor<?, ?> getMethodDescriptor() {
      return ANY_METHOD;
    }

    @Override
    public SecurityLevel getSecurityLevel() {
      return SecurityLevel.PRIVACY_AND_INTEGRITY;
    }

    @Override
    public String getAuthority() {
      return authority;
    }

    @Override
    public Attributes getTransportAttrs() {
      return Attributes.EMPTY;
    }
  }
}
