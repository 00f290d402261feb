package io.kurrentdb.shims.connect;

import java.util.Locale;

/**
 * Searches an error and its causes. Classes are told by their simple names, as the driver brings
 * netty and gRPC under names of its own.
 */
final class Causes {
  private final Throwable error;

  Causes(Throwable error) {
    this.error = error;
  }

  /** The first that is of a class of this name; null for none. */
  Throwable find(String simpleName) {
    Throwable at = error;
    for (int depth = 0; at != null && depth < 20; depth++) {
      for (Class<?> type = at.getClass(); type != null; type = type.getSuperclass()) {
        if (type.getSimpleName().equals(simpleName)) {
          return at;
        }
      }
      at = at.getCause();
    }
    return null;
  }

  /** Whether the message of one of them has these words. */
  boolean say(String words) {
    return !messageWith(words).isEmpty();
  }

  /** The first message that has one of these; empty for none. */
  String messageWith(String... anyOf) {
    Throwable at = error;
    for (int depth = 0; at != null && depth < 20; depth++) {
      String message = at.getMessage();
      for (String words : anyOf) {
        if (message != null && contains(message, words)) {
          return message;
        }
      }
      at = at.getCause();
    }
    return "";
  }

  private static boolean contains(String message, String words) {
    return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** What the one of this class says; what the deepest says where that says nothing. */
  String messageOf(String simpleName) {
    Throwable found = find(simpleName);
    return found == null || found.getMessage() == null ? root() : found.getMessage();
  }

  /** What the deepest says; its class where it says nothing. */
  String root() {
    Throwable at = error;
    for (int depth = 0; at.getCause() != null && depth < 20; depth++) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }
}
