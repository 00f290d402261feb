package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.connect.ConnectionString;
import io.kurrentdb.shims.connect.Headers;
import io.kurrentdb.shims.connect.Word;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.arrow.driver.jdbc.utils.ArrowFlightConnectionConfigImpl.ArrowFlightConnectionProperty;

/** What a tool shows as the properties of a connection, with words for each. */
final class PropertyList {
  private static final Map<String, String> DRIVER_WORDS =
      Map.ofEntries(
          Map.entry("user", "User name."),
          Map.entry("password", "Password."),
          Map.entry("useEncryption", "true: TLS. false: plaintext, for a node with --insecure."),
          Map.entry("disableCertificateVerification", "true: any certificate is believed."),
          Map.entry("trustStore", "Key store with the CAs to trust; all of them count."),
          Map.entry("trustStorePassword", "Password of the trustStore."),
          Map.entry(
              "useSystemTrustStore", "true: the JDK's CAs are trusted, and those named here."),
          Map.entry("tlsRootCerts", "PEM file of the CAs to trust, and no others."),
          Map.entry("clientCertificate", "PEM file with the certificate of the user."),
          Map.entry("clientKey", "PEM file with the key of clientCertificate."),
          Map.entry("threadPoolSize", "Threads for each connection."),
          Map.entry("token", "Bearer token instead of user and password."),
          Map.entry("retainCookies", "Whether further connections take over cookies."),
          Map.entry("retainAuth", "Whether further connections take over the login."),
          Map.entry("catalog", "KurrentDB has no catalogs: leave it empty."),
          Map.entry("connectTimeoutMs", "Milliseconds to wait for the network connection."),
          Map.entry("useClientCache", "Whether to remember which endpoints cannot be reached."));

  private PropertyList() {}

  /**
   * @param before what the driver itself says
   */
  static DriverPropertyInfo[] of(String url, Properties info, DriverPropertyInfo[] before) {
    Properties given = info == null ? new Properties() : info;
    return ConnectionString.isKurrentDb(url) ? ours(url, given) : drivers(given, before);
  }

  private static DriverPropertyInfo[] ours(String url, Properties given) {
    Map<String, String> inUrl = Map.of();
    try {
      inUrl = ConnectionString.parse(url).parameters();
    } catch (SQLException notYetComplete) {
      // A tool asks while its user still types; the words are what it wants.
    }
    List<DriverPropertyInfo> list = new ArrayList<>();
    for (Word word : Word.values()) {
      String value = inUrl.getOrDefault(word.key(), given.getProperty(word.key()));
      String shown = word.isSecret() ? null : value == null ? word.defaultValue() : value;
      list.add(info(word.key(), shown, word.description(), word.choices()));
    }
    list.add(
        info(
            Headers.MARK + "x-name",
            null,
            "Any header.<name> is sent to the server as <name>.",
            null));
    return list.toArray(new DriverPropertyInfo[0]);
  }

  private static DriverPropertyInfo[] drivers(Properties given, DriverPropertyInfo[] before) {
    List<DriverPropertyInfo> list = new ArrayList<>();
    for (ArrowFlightConnectionProperty property : ArrowFlightConnectionProperty.values()) {
      String name = property.camelName();
      if (name.equals("host") || name.equals("port") || given.containsKey(name)) {
        continue;
      }
      Object byDefault = property.defaultValue();
      boolean flag = byDefault instanceof Boolean;
      list.add(
          info(
              name,
              byDefault == null ? null : byDefault.toString(),
              DRIVER_WORDS.get(name),
              flag ? new String[] {"true", "false"} : null));
    }
    for (DriverPropertyInfo each : before) {
      if (!given.containsKey(each.name)) {
        // Avatica's own, such as LB_URLS: this driver takes them for headers.
        continue;
      }
      if (each.description == null) {
        each.description = DRIVER_WORDS.get(each.name);
      }
      list.add(each);
    }
    return list.toArray(new DriverPropertyInfo[0]);
  }

  private static DriverPropertyInfo info(
      String name, String value, String description, String[] choices) {
    DriverPropertyInfo info = new DriverPropertyInfo(name, value);
    info.description = description;
    info.choices = choices;
    return info;
  }
}
