package io.kurrentdb.shims.connect;

import io.kurrentdb.shims.core.Setting;
import java.util.Locale;

/**
 * Every word that a {@code jdbc:kurrentdb://} URL takes after its question mark, or a connection
 * property of the same name: those of KurrentDB's own connection strings, and some that only JDBC
 * needs. Upper and lower case do not matter.
 */
public enum Word {
  USER("user", Kind.TEXT, null, "User name. Also before the @ of the URL, or KURRENTDB_USERNAME."),
  PASSWORD(
      "password",
      Kind.SECRET,
      null,
      "Password. Also in the URL before the @, or KURRENTDB_PASSWORD."),
  TOKEN("token", Kind.SECRET, null, "Bearer token, instead of user and password."),
  TLS("tls", Kind.BOOLEAN, "true", "false for a node that was started with --insecure."),
  TLS_VERIFY_CERT(
      "tlsVerifyCert",
      Kind.BOOLEAN,
      "true",
      "false: whatever certificate the server has is believed. Not for production."),
  TLS_CA_FILE(
      "tlsCaFile",
      Kind.TEXT,
      null,
      "PEM file of one or many CA certificates to trust, and no others."
          + " Without it the file that GRPC_DEFAULT_SSL_ROOTS_FILE_PATH names, then the JDK's."),
  TRUST_STORE(
      "trustStore",
      Kind.TEXT,
      null,
      "Key store (PKCS12 or JKS) or PEM file; all its CA certificates are trusted, and no others."),
  TRUST_STORE_PASSWORD("trustStorePassword", Kind.SECRET, null, "Password of the trustStore."),
  USER_CERT_FILE(
      "userCertFile",
      Kind.TEXT,
      null,
      "PEM file with a user's X.509 certificate; needs userKeyFile and TLS."),
  USER_KEY_FILE("userKeyFile", Kind.TEXT, null, "PEM file with the key of userCertFile."),
  NODE_PREFERENCE(
      "nodePreference",
      Kind.TEXT,
      "leader",
      "leader, follower, readOnlyReplica or random: which node of a cluster to connect to."),
  GOSSIP_TIMEOUT(
      "gossipTimeout",
      Kind.DURATION,
      "5000",
      "Milliseconds to wait for a node's view of the cluster."),
  MAX_DISCOVER_ATTEMPTS(
      "maxDiscoverAttempts", Kind.NUMBER, "3", "How often the whole list of hosts is tried."),
  DISCOVERY_INTERVAL(
      "discoveryInterval", Kind.MILLIS, "100", "Pause between two attempts, in milliseconds."),
  DNS_DISCOVER(
      "dnsDiscover", Kind.BOOLEAN, "false", "true: the same as jdbc:kurrentdb+discover://."),
  KEEP_ALIVE_INTERVAL(
      "keepAliveInterval",
      Kind.DURATION,
      "10000",
      "Milliseconds between two pings while a call is waiting; at least 10000. -1: no pings."),
  KEEP_ALIVE_TIMEOUT(
      "keepAliveTimeout",
      Kind.DURATION,
      "10000",
      "Milliseconds without an answer to a ping after which the connection is lost. -1: no pings."),
  DEFAULT_DEADLINE(
      "defaultDeadline",
      Kind.MILLIS,
      null,
      "Milliseconds that a query may take, until its last row is read, where setQueryTimeout says"
          + " nothing. None: no limit."),
  CONNECT_TIMEOUT(
      "connectTimeoutMs", Kind.MILLIS, "10000", "Milliseconds to wait for the network connection."),
  CONNECTION_NAME("connectionName", Kind.TEXT, null, "Name of the connection in the server's log."),
  THREAD_POOL_SIZE(
      "threadPoolSize", Kind.NUMBER, null, "Threads of the driver for each connection."),
  MAX_ROWS(
      Setting.MAX_ROWS.property(),
      Kind.TEXT,
      null,
      "Rows of a query without a LIMIT on this connection, in any host. 0: no cap."),
  FEATURE("feature", Kind.TEXT, null, "Read, and of no effect here."),
  THROW_ON_APPEND_FAILURE(
      "throwOnAppendFailure",
      Kind.BOOLEAN,
      null,
      "Read, and of no effect here: SQL appends nothing.");

  /** What a value must look like. */
  enum Kind {
    TEXT,
    SECRET,
    BOOLEAN,
    NUMBER,
    MILLIS,
    /** Milliseconds; a number below 1,000 is seconds, which is how KurrentDB's manual writes it. */
    DURATION
  }

  private final String key;
  private final Kind kind;
  private final String defaultValue;
  private final String description;

  Word(String key, Kind kind, String defaultValue, String description) {
    this.key = key;
    this.kind = kind;
    this.defaultValue = defaultValue;
    this.description = description;
  }

  /** As it is written in a URL. */
  public String key() {
    return key;
  }

  /** Null where there is none. */
  public String defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  /** Whether its value must not be shown. */
  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** The values it takes, where they are few; null where they are not. */
  public String[] choices() {
    if (kind == Kind.BOOLEAN) {
      return new String[] {"true", "false"};
    }
    return this == NODE_PREFERENCE ? NodePreference.words() : null;
  }

  /** The word of this name, in any case; null where there is none. */
  static Word of(String key) {
    for (Word word : values()) {
      if (word.key.equalsIgnoreCase(key)) {
        return word;
      }
    }
    return null;
  }

  /** Null where the value is one that the word takes; what it takes where it is not. */
  String problemWith(String value) {
    switch (kind) {
      case BOOLEAN:
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
            ? null
            : "true or false";
      case NUMBER:
        return number(value) >= 1 ? null : "a whole number, 1 or more";
      case MILLIS:
        return number(value) >= 0 ? null : "a number of milliseconds";
      case DURATION:
        return number(value) >= 0 || "-1".equals(value) ? null : "a number of milliseconds, or -1";
      default:
        return this != NODE_PREFERENCE || NodePreference.of(value) != null
            ? null
            : String.join(", ", NodePreference.words());
    }
  }

  /** Milliseconds; {@code Long.MAX_VALUE} for -1. The value was looked at before. */
  long millis(String value) {
    long given = Long.parseLong(value);
    if (given < 0) {
      return Long.MAX_VALUE;
    }
    return kind == Kind.DURATION && given < 1000 ? given * 1000 : given;
  }

  /** -2 where it is no number of up to nine digits. */
  private static long number(String value) {
    try {
      long number = Long.parseLong(value);
      return number > 999_999_999L ? -2 : number;
    } catch (NumberFormatException e) {
      return -2;
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
