package io.kurrentdb.shims.core;

import java.util.Locale;

/**
 * What an operator can set. Each setting is a system property and an environment variable ({@code
 * kurrentdb.max-rows} and {@code KURRENTDB_MAX_ROWS}); the property wins. {@code java -jar
 * kurrentdb-agent.jar help} prints this list.
 */
public enum Setting {
  ENABLED("kurrentdb.enabled", "true", "false: the agent does nothing at all."),
  STRICT(
      "kurrentdb.strict",
      "false",
      "true: connecting fails when a patch could not be installed, instead of going on without it."),
  LOG_LEVEL(
      "kurrentdb.log-level", "info", "off, error, warn, info or debug (one line a statement)."),
  USERNAME(
      "kurrentdb.username",
      "",
      "User of jdbc:kurrentdb:// connections where neither the URL nor the properties name one."),
  PASSWORD(
      "kurrentdb.password",
      "",
      "Password of that user, so that it need not stand in a configuration file. Never shown."),
  MAX_ROWS(
      "kurrentdb.max-rows",
      "10000",
      "Rows of a query without a LIMIT, in hosts where people look at results. 0: no cap."),
  TEST_QUERY(
      "kurrentdb.test-query",
      "SELECT * FROM kdb.records LIMIT 1",
      "What Connection.isValid and connection tests run."),
  METADATA_CACHE_SECONDS(
      "kurrentdb.metadata-cache-seconds",
      "10",
      "How long tables and columns are remembered. 0: never."),
  COMPRESSION(
      "kurrentdb.compression",
      "auto",
      "Compression asked of the server: gzip, identity (none), or auto (none on a near server)."),
  SLOW_STATEMENT_MILLIS(
      "kurrentdb.slow-statement-millis",
      "0",
      "Statements that take longer are logged at INFO. 0: none is."),
  JMX(
      "kurrentdb.jmx",
      "true",
      "Counters of the agent as the MBean io.kurrentdb:type=Agent. false: none.");

  private final String property;
  private final String defaultValue;
  private final String description;

  Setting(String property, String defaultValue, String description) {
    this.property = property;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  public String property() {
    return property;
  }

  /** The name of the environment variable: the property's name in capitals, with {@code _}. */
  public String variable() {
    return variable(property);
  }

  public String defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  /** The value in force, without blanks around it. Never null; an empty value counts as not set. */
  public String get() {
    String set = lookup(property);
    return set == null ? defaultValue : set;
  }

  /** Whether a property or variable gives this setting a value, be it the default. */
  public boolean isSet() {
    return lookup(property) != null;
  }

  /**
   * How the log shows a value that is not the default: the name by which it was set, and the value,
   * but for secrets; null where the default is in force.
   */
  public String shown() {
    String value = get();
    if (value.equals(defaultValue)) {
      return null;
    }
    return source(property) + "=" + (this == PASSWORD ? "***" : value);
  }

  /** True for {@code true}, {@code on}, {@code yes} and {@code 1}, in any case. */
  public boolean isOn() {
    return isOn(get());
  }

  /** The value as a number; the default, with a warning in the log, where it is none. */
  public long number() {
    String text = get();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      Log.warn(
          variable()
              + "="
              + text
              + " is not a number: the default, "
              + defaultValue
              + ", is used.");
      return Long.parseLong(defaultValue);
    }
  }

  /**
   * Whether the patch of this id is switched off, by {@code kurrentdb.patch.<id>=off} or {@code
   * KURRENTDB_PATCH_<ID>=off}.
   */
  public static boolean isPatchOff(String patchId) {
    String set = lookup("kurrentdb.patch.".concat(patchId));
    return set != null && !isOn(set);
  }

  /** How the log shows that a patch is switched off; null where it is not. */
  public static String shownOff(String patchId) {
    if (!isPatchOff(patchId)) {
      return null;
    }
    String property = "kurrentdb.patch.".concat(patchId);
    return source(property) + "=" + lookup(property);
  }

  private static String source(String property) {
    String set = System.getProperty(property);
    return set == null || set.isBlank() ? variable(property) : "-D" + property;
  }

  static String variable(String property) {
    return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static boolean isOn(String value) {
    return value.equalsIgnoreCase("true")
        || value.equalsIgnoreCase("on")
        || value.equalsIgnoreCase("yes")
        || value.equals("1");
  }

  private static String lookup(String property) {
    String value = System.getProperty(property);
    if (value == null || value.isBlank()) {
      value = System.getenv(variable(property));
    }
    return value == null || value.isBlank() ? null : value.trim();
  }
}
