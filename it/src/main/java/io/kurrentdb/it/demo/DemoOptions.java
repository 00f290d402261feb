package io.kurrentdb.it.demo;

import java.util.Iterator;
import java.util.List;

/**
 * The words after {@code ./demo}.
 *
 * @param once whether to print the comparison and end
 * @param url a JDBC URL to show in place of the embedded endpoint; null for the latter
 * @param port of the page; 0 for 8080, or any free one where that is taken
 * @param rows how many events the embedded endpoint has
 * @param help whether to print the usage and end
 */
record DemoOptions(boolean once, String url, int port, long rows, boolean help) {
  static final String USAGE =
      """
      Usage: ./demo [--once] [--url JDBC-URL] [--port N] [--rows N]

        (nothing)       starts an embedded KurrentDB endpoint with events and two Tomcats, one without
                        and one with the agent, prints what each can do, and leaves the second one
                        running with a page to browse tables and run queries. Ctrl-C ends everything.
        --once          prints the comparison and ends: 0 where the agent's column is right, else 1.
        --url JDBC-URL  shows the page over a KurrentDB of yours: no endpoint, no comparison.
                        jdbc:kurrentdb://user:password@host:2113 or jdbc:arrow-flight-sql://...
                        KURRENTDB_USERNAME and KURRENTDB_PASSWORD, or the whole URL in the variable
                        DEMO_JDBC_URL, keep a password out of the list of processes.
        --port N        the page's port (8080, or a free one where that is taken).
        --rows N        events of the embedded endpoint, 2000 to 10000000 (5000).
      """;

  private static final long DEFAULT_ROWS = 5000;

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  static DemoOptions parse(List<String> words, String urlVariable) {
    boolean once = false;
    boolean help = false;
    String url = urlVariable;
    long port = 0;
    long rows = DEFAULT_ROWS;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--once" -> once = true;
        case "--help", "-h" -> help = true;
        case "--url" -> url = value(word, rest);
        case "--port" -> port = number(word, rest, 1, 65_535);
        case "--rows" -> rows = number(word, rest, 2000, 10_000_000);
        default -> throw new IllegalArgumentException("'" + word + "' is not an option.");
      }
    }
    return check(new DemoOptions(once, url, (int) port, rows, help));
  }

  private static DemoOptions check(DemoOptions options) {
    if (options.url != null && !options.url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "--url takes a JDBC URL, for example jdbc:kurrentdb://localhost:2113/?tls=false");
    }
    if (options.url != null && options.once) {
      throw new IllegalArgumentException(
          "--once compares over the embedded endpoint: it makes 120 statements fail, which no other"
              + " server should have to endure. Leave out --url.");
    }
    return options;
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(word + " needs a value.");
    }
    return rest.next();
  }

  private static long number(String word, Iterator<String> rest, long least, long most) {
    String text = value(word, rest);
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says it.
    }
    throw new IllegalArgumentException(
        word + " takes a number from " + least + " to " + most + ", not '" + text + "'.");
  }
}
