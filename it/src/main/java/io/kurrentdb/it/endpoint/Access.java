package io.kurrentdb.it.endpoint;

import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Who may call: the user {@value #ADMIN} who may read {@code $all}, and {@value #NO_ALL} who may
 * not, both with the password {@value #PASSWORD}. Without authentication ({@code --insecure})
 * everybody may.
 */
final class Access {

  static final String ADMIN = "admin";
  static final String NO_ALL = "no-all";
  static final String PASSWORD = "changeit";

  private static final Metadata.Key<String> AUTHORIZATION = header("authorization");
  private static final Map<String, String> USERS = Map.of(ADMIN, PASSWORD, NO_ALL, PASSWORD);
  private static final String ANONYMOUS = "";

  private final boolean required;
  private final boolean licensed;
  private final boolean acceptsBearer;

  Access(boolean required, boolean licensed, Release release) {
    this.required = required;
    this.licensed = licensed;
    this.acceptsBearer = release.hasHandshake();
  }

  static Metadata.Key<String> header(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** The user of a call, empty for none; wrong credentials are refused for any method. */
  String user(Metadata headers) {
    String value = headers.get(AUTHORIZATION);
    if (!required || value == null) {
      return required ? ANONYMOUS : ADMIN;
    }
    boolean readable = value.startsWith("Basic ") || acceptsBearer && value.startsWith("Bearer ");
    String[] parts = readable ? decode(value.substring(value.indexOf(' ') + 1)) : new String[0];
    if (parts.length != 2 || !parts[1].equals(USERS.get(parts[0]))) {
      throw Status.UNAUTHENTICATED.withDescription("Unauthenticated").asRuntimeException();
    }
    return parts[0];
  }

  private static String[] decode(String base64) {
    try {
      byte[] credentials = Base64.getDecoder().decode(base64);
      return new String(credentials, StandardCharsets.UTF_8).split(":", 2);
    } catch (IllegalArgumentException e) {
      return new String[0];
    }
  }

  void requireLicence() {
    if (!licensed) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "Arrow Flight SQL is not licensed. Required entitlement: ARROW_FLIGHT_SQL")
          .asRuntimeException();
    }
  }

  void requireUser(Metadata headers) {
    if (user(headers).equals(ANONYMOUS)) {
      throw denied();
    }
  }

  void requireReadAll(Metadata headers) {
    if (!user(headers).equals(ADMIN)) {
      throw denied();
    }
  }

  private static RuntimeException denied() {
    Metadata trailers = new Metadata();
    trailers.put(header("exception"), "access-denied");
    return Status.PERMISSION_DENIED.withDescription("Access Denied").asRuntimeException(trailers);
  }

  /** What Handshake answers: the credentials back as a bearer token, the password unchecked. */
  static Metadata handshake(Metadata headers) {
    Metadata response = new Metadata();
    String value = headers.get(AUTHORIZATION);
    if (value != null && value.regionMatches(true, 0, "Basic ", 0, 6)) {
      response.put(AUTHORIZATION, "Bearer " + value.substring(6));
    }
    return response;
  }
}
