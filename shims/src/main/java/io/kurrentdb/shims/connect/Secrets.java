package io.kurrentdb.shims.connect;

/** Takes passwords and tokens out of what is shown to people. */
public final class Secrets {
  private static final String MASK = "***";

  private static final String[] WORDS = {
    "password", "pwd", "token", "secret", "trustStorePassword"
  };

  private Secrets() {}

  /** A URL without what stands between the first colon and the last @, and without secret words. */
  public static String mask(String url) {
    if (url == null) {
      return "null";
    }
    int slashes = url.indexOf("://");
    if (slashes < 0) {
      return maskParameters(url, 0);
    }
    int start = slashes + 3;
    int question = url.indexOf('?', start);
    // A raw password may hold a question mark: then the @ behind it is the one that counts.
    int at = question < 0 ? url.lastIndexOf('@') : url.lastIndexOf('@', question);
    if (at < start) {
      at = url.indexOf(':', start) < 0 ? -1 : rawPasswordEnd(url, start);
    }
    if (at < start) {
      return maskParameters(url, start);
    }
    int colon = url.indexOf(':', start);
    String user =
        colon > 0 && colon < at ? url.substring(0, colon + 1) + MASK : url.substring(0, at);
    return user + maskParameters(url.substring(at), 0);
  }

  /** The @ in front of what looks like a host and its end; -1 where the @ is in a parameter. */
  private static int rawPasswordEnd(String url, int start) {
    int at = url.lastIndexOf('@');
    int equals = url.indexOf('=', start);
    return at > start && (equals < 0 || equals > at) ? at : -1;
  }

  private static String maskParameters(String text, int from) {
    StringBuilder masked = new StringBuilder(text.length());
    int at = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && isSecret(text, i)) {
        int end = endOfValue(text, i + 1);
        masked.append(text, at, i + 1).append(MASK);
        at = end;
        i = end - 1;
      }
    }
    return masked.append(text, at, text.length()).toString();
  }

  private static boolean isSecret(String text, int equals) {
    for (String word : WORDS) {
      if (text.regionMatches(true, equals - word.length(), word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  private static int endOfValue(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '&' && text.charAt(end) != ';') {
      end++;
    }
    return end;
  }

  /** Whether a property of this name is not to be shown. */
  public static boolean isSecretName(String name) {
    return isSecret(name, name.length());
  }
}
