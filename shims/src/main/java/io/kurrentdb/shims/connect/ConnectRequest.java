package io.kurrentdb.shims.connect;

import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.SqlState;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * All that is said about a connection to KurrentDB, from three places: the URL, then the properties
 * that the host hands over, then the settings. Immutable.
 */
public final class ConnectRequest {
  /** The variable by which every gRPC client is told of a PEM file with CAs. */
  public static final String ROOTS_VARIABLE = "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH";

  private final ConnectionString url;
  private final Map<String, String> values;
  private final String defaultRoots;

  private ConnectRequest(ConnectionString url, Map<String, String> values, String defaultRoots) {
    this.url = url;
    this.values = values;
    this.defaultRoots = defaultRoots;
  }

  /**
   * Puts together what is said about a connection.
   *
   * @param info the host's properties; those that are no words of ours are the host's own and left
   *     alone. Null is the same as none
   * @throws SQLException with SQLState 22023 for a value that cannot be meant, 28000 for a user
   *     without a password
   */
  public static ConnectRequest of(String url, Properties info) throws SQLException {
    return of(url, info, System.getenv(ROOTS_VARIABLE));
  }

  static ConnectRequest of(String url, Properties info, String defaultRoots) throws SQLException {
    ConnectionString string = ConnectionString.parse(url);
    Map<String, String> values = new LinkedHashMap<>(string.parameters());
    addUserInfo(string, values);
    addProperties(info == null ? new Properties() : info, values);
    addSettings(values);
    boolean hasRoots = defaultRoots != null && !defaultRoots.trim().isEmpty();
    ConnectRequest request =
        new ConnectRequest(
            string, Collections.unmodifiableMap(values), hasRoots ? defaultRoots.trim() : null);
    request.check();
    return request;
  }

  private static void addUserInfo(ConnectionString url, Map<String, String> values)
      throws SQLException {
    if (url.user() == null || url.user().isEmpty()) {
      return;
    }
    if (values.containsKey(Word.USER.key())) {
      throw Refusal.of("the URL names a user twice: before the @ and as user=");
    }
    values.put(Word.USER.key(), url.user());
    if (url.password() != null) {
      values.put(Word.PASSWORD.key(), url.password());
    }
  }

  /** The URL wins, as it does in the driver. An empty property says nothing: tools set them all. */
  private static void addProperties(Properties info, Map<String, String> values)
      throws SQLException {
    for (String name : info.stringPropertyNames()) {
      String value = info.getProperty(name);
      Word word = Word.of(name);
      if (value == null || value.isEmpty()) {
        continue;
      }
      if (word != null) {
        values.putIfAbsent(word.key(), word.isSecret() ? value : value.trim());
      } else if (Headers.isMarked(name)) {
        values.putIfAbsent(Headers.checked(name), value);
      }
    }
  }

  /** The password in the settings is that of the user in the settings, and of no other. */
  private static void addSettings(Map<String, String> values) {
    String known = values.get(Word.USER.key());
    if (values.containsKey(Word.TOKEN.key())) {
      return;
    }
    if (known == null && Setting.USERNAME.isSet()) {
      known = Setting.USERNAME.get();
      values.put(Word.USER.key(), known);
    }
    boolean same = !Setting.USERNAME.isSet() || Setting.USERNAME.get().equals(known);
    if (known != null && same && Setting.PASSWORD.isSet()) {
      values.putIfAbsent(Word.PASSWORD.key(), Setting.PASSWORD.get());
    }
  }

  private void check() throws SQLException {
    for (Map.Entry<String, String> entry : values.entrySet()) {
      Word word = Word.of(entry.getKey());
      String wanted = word == null ? null : word.problemWith(entry.getValue());
      if (wanted != null) {
        throw Refusal.of(word.key() + "=" + entry.getValue() + ": it takes " + wanted);
      }
    }
    checkCredentials();
    checkTls();
  }

  private void checkCredentials() throws SQLException {
    if (get(Word.USER) != null && get(Word.PASSWORD) == null && get(Word.TOKEN) == null) {
      throw new SQLInvalidAuthorizationSpecException(
          "kurrentdb: user '"
              + get(Word.USER)
              + "' has no password: give it in the URL, as the property password, or in "
              + Setting.PASSWORD.variable(),
          SqlState.WRONG_CREDENTIALS.code());
    }
  }

  private void checkTls() throws SQLException {
    boolean certificate = get(Word.USER_CERT_FILE) != null;
    if (certificate != (get(Word.USER_KEY_FILE) != null)) {
      throw Refusal.of("userCertFile and userKeyFile go together: one of them is missing");
    }
    if (certificate && !isTls()) {
      throw Refusal.of(
          "userCertFile cannot work with tls=false: a certificate is shown in the TLS handshake"
              + " only. Use user and password, or leave tls=false out");
    }
    if (get(Word.TLS_CA_FILE) != null && get(Word.TRUST_STORE) != null) {
      throw Refusal.of("tlsCaFile and trustStore both say whom to trust: leave one of them out");
    }
  }

  /** Null where nobody said anything. */
  private String get(Word word) {
    return values.get(word.key());
  }

  private String valueOf(Word word) {
    String value = get(word);
    return value == null || value.isEmpty() ? word.defaultValue() : value;
  }

  private boolean isOn(Word word) {
    return "true".equalsIgnoreCase(valueOf(word));
  }

  public boolean isTls() {
    return isOn(Word.TLS);
  }

  /** Whether the server's certificate is looked at. */
  public boolean isVerified() {
    return isOn(Word.TLS_VERIFY_CERT);
  }

  public List<Endpoint> hosts() {
    return url.hosts();
  }

  /** Whether the hosts are to be asked which nodes there are: several hosts, or discovery. */
  public boolean isCluster() {
    return url.isDiscover() || isOn(Word.DNS_DISCOVER) || url.hosts().size() > 1;
  }

  public NodePreference preference() {
    return NodePreference.of(valueOf(Word.NODE_PREFERENCE));
  }

  public int attempts() {
    return Integer.parseInt(valueOf(Word.MAX_DISCOVER_ATTEMPTS));
  }

  public long discoveryMillis() {
    return millis(Word.DISCOVERY_INTERVAL);
  }

  public long gossipMillis() {
    return millis(Word.GOSSIP_TIMEOUT);
  }

  /** {@code Long.MAX_VALUE} for no pings. */
  public long keepAliveMillis() {
    return millis(Word.KEEP_ALIVE_INTERVAL);
  }

  /** {@code Long.MAX_VALUE} for no pings. */
  public long keepAliveTimeoutMillis() {
    return millis(Word.KEEP_ALIVE_TIMEOUT);
  }

  /** 0 for none. */
  public long deadlineMillis() {
    return valueOf(Word.DEFAULT_DEADLINE) == null ? 0 : millis(Word.DEFAULT_DEADLINE);
  }

  private long millis(Word word) {
    return word.millis(valueOf(word));
  }

  /** {@code user:password}; null where there are none. */
  public String basicCredentials() {
    return get(Word.USER) == null || get(Word.TOKEN) != null
        ? null
        : get(Word.USER) + ":" + get(Word.PASSWORD);
  }

  /** Null where there is none. */
  public String token() {
    return get(Word.TOKEN);
  }

  /** The PEM file of the CAs to trust; null where no file says so. */
  public String caFile() {
    if (get(Word.TLS_CA_FILE) != null) {
      return get(Word.TLS_CA_FILE);
    }
    return get(Word.TRUST_STORE) == null ? defaultRoots : null;
  }

  /** Who named {@link #caFile}, for a message about that file. */
  public String caFileSource() {
    return get(Word.TLS_CA_FILE) == null ? ROOTS_VARIABLE : Word.TLS_CA_FILE.key();
  }

  /** Null where there is none. */
  public String trustStore() {
    return get(Word.TRUST_STORE);
  }

  /** Null where there is none. */
  public String trustStorePassword() {
    return get(Word.TRUST_STORE_PASSWORD);
  }

  /** Null where there is none. */
  public String userCertFile() {
    return get(Word.USER_CERT_FILE);
  }

  /** Null where there is none. */
  public String userKeyFile() {
    return get(Word.USER_KEY_FILE);
  }

  /**
   * The words in the driver's own language. Nothing else is in it, so nothing that a host has added
   * can become a header.
   */
  public Properties driverProperties() {
    Properties properties = new Properties();
    put(properties, "user", get(Word.TOKEN) == null ? get(Word.USER) : null);
    put(properties, "password", get(Word.TOKEN) == null ? get(Word.PASSWORD) : null);
    put(properties, "token", get(Word.TOKEN));
    put(properties, "useEncryption", Boolean.toString(isTls()));
    put(properties, "threadPoolSize", get(Word.THREAD_POOL_SIZE));
    put(properties, Headers.CONNECTION_NAME, get(Word.CONNECTION_NAME));
    put(properties, Word.MAX_ROWS.key(), get(Word.MAX_ROWS));
    if (isTls()) {
      putTrust(properties);
    }
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (entry.getKey().startsWith(Headers.MARK)) {
        properties.put(entry.getKey(), entry.getValue());
      }
    }
    return properties;
  }

  private void putTrust(Properties properties) {
    put(properties, "disableCertificateVerification", Boolean.toString(!isVerified()));
    put(properties, "tlsRootCerts", caFile());
    put(properties, "trustStore", trustStore());
    put(properties, "trustStorePassword", trustStorePassword());
    put(properties, "useSystemTrustStore", Boolean.toString(trustStore() == null));
    put(properties, "clientCertificate", userCertFile());
    put(properties, "clientKey", userKeyFile());
  }

  private static void put(Properties properties, String name, String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }

  /** Milliseconds to wait for the network. */
  public String connectTimeout() {
    return valueOf(Word.CONNECT_TIMEOUT);
  }
}
