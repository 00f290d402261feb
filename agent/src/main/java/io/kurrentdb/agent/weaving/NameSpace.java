package io.kurrentdb.agent.weaving;

/** Where a build of the driver keeps the libraries that it brings along. */
public enum NameSpace {
  /** {@code flight-sql-jdbc-core} and everything else that does not rename. */
  PLAIN(""),
  /** {@code flight-sql-jdbc-driver} up to 15. */
  CFJD("cfjd/"),
  /** {@code flight-sql-jdbc-driver} from 16. */
  SHADED("org/apache/arrow/driver/jdbc/shaded/");

  private static final String DRIVER = "org/apache/arrow/driver/jdbc/";
  private static final String FLIGHT_CLIENT = "org/apache/arrow/flight/FlightClient";

  private final String prefix;

  NameSpace(String prefix) {
    this.prefix = prefix;
  }

  /** The folder of the shims' jar in which their form for this name space lies. */
  public String folder() {
    return this == PLAIN ? "plain" : this == CFJD ? "cfjd" : "shaded";
  }

  /** The prefix of names with dots: empty, or with a dot at its end. */
  public String dottedPrefix() {
    return prefix.replace('/', '.');
  }

  /**
   * A class's name, with slashes, in this name space; the driver's own classes are never renamed.
   */
  public String nameOf(String plainName) {
    boolean renamed =
        !plainName.startsWith(DRIVER)
            && (plainName.startsWith("org/apache/arrow/")
                || plainName.startsWith("org/apache/calcite/")
                || plainName.startsWith("io/grpc/")
                || plainName.startsWith("io/netty/"));
    return renamed ? prefix.concat(plainName) : plainName;
  }

  /** The opposite of {@link #nameOf}. */
  public String plainNameOf(String name) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** The name space of a class as far as its name tells. */
  public static NameSpace byPrefix(String name) {
    if (name.startsWith(CFJD.prefix)) {
      return CFJD;
    }
    return name.startsWith(SHADED.prefix) ? SHADED : PLAIN;
  }

  /** The name space of a class, told by its name, or by what lies beside it in its loader. */
  public static NameSpace of(String name, ClassLoader loader) {
    NameSpace byPrefix = byPrefix(name);
    if (byPrefix != PLAIN) {
      return byPrefix;
    }
    if (name.startsWith(DRIVER) && loader != null) {
      if (has(loader, SHADED)) {
        return SHADED;
      }
      if (has(loader, CFJD)) {
        return CFJD;
      }
    }
    return PLAIN;
  }

  private static boolean has(ClassLoader loader, NameSpace space) {
    return loader.getResource(space.prefix + FLIGHT_CLIENT + ".class") != null;
  }
}
