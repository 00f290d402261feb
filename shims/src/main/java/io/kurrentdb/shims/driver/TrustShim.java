package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.connect.TrustedCertificates;
import io.kurrentdb.shims.core.Ledger;
import io.kurrentdb.shims.core.Log;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.GeneralSecurityException;
import java.util.function.Function;
import org.apache.arrow.driver.jdbc.client.utils.ClientAuthenticationUtils;

/**
 * Whom the driver trusts. All certificates of a trustStore instead of its first; and what the
 * operator has named elsewhere, in {@code GRPC_DEFAULT_SSL_ROOTS_FILE_PATH}, {@code trustStore} or
 * {@code javax.net.ssl.trustStore}, beside what the driver takes from the JDK. Never less than the
 * driver would trust without us, so no connection to another server can break.
 */
public final class TrustShim implements Function<Object[], Object> {
  private static final String ID = "trust";

  /** In place of a path: only to see whether the patched method is reached. */
  private static final String SELF_CHECK = "kurrentdb:self-check";

  private final Ledger ledger;

  /** The trustStore of the connection that this thread makes: its path and its password. */
  private final ThreadLocal<String[]> store = new ThreadLocal<>();

  public TrustShim(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Runs the patched method that most connections do not need, so that its patch is verified. */
  static void selfCheck() {
    try (InputStream none = ClientAuthenticationUtils.getCertificateStream(SELF_CHECK, "")) {
      Log.debug("trust: the patched method is reached");
    } catch (GeneralSecurityException | IOException notPatched) {
      Log.debug("trust: " + notPatched);
    }
  }

  /**
   * @param arguments the driver's method and what it was given or returns
   * @return null, a stream of PEM to use, or an IOException to throw
   */
  @Override
  public Object apply(Object[] arguments) {
    ledger.verified(ID);
    switch ((String) arguments[0]) {
      case "withTrustStorePath":
        return noteStore((String) arguments[1]);
      case "withTrustStorePassword":
        return notePassword((String) arguments[1]);
      case "systemPassword":
        // The driver would open the JDK's own store with the password of the other.
        return store.get() == null ? arguments[1] : null;
      case "getCertificateStream":
        return all((String) arguments[1], (String) arguments[2]);
      case "getCertificateInputStreamFromSystem":
        return system((InputStream) arguments[1]);
      default:
        return null;
    }
  }

  private Object noteStore(String path) {
    if (path == null) {
      store.remove();
    } else {
      store.set(new String[] {path, null});
    }
    return null;
  }

  private Object notePassword(String password) {
    String[] noted = store.get();
    if (noted != null) {
      noted[1] = password;
    }
    return null;
  }

  private static Object all(String path, String password) {
    try {
      return new ByteArrayInputStream(
          path.equals(SELF_CHECK) ? new byte[0] : TrustedCertificates.of(path, password));
    } catch (IOException e) {
      return e;
    }
  }

  private InputStream system(InputStream fromJdk) {
    InputStream all = fromJdk;
    String[] noted = store.get();
    store.remove();
    if (noted != null) {
      all = with(all, noted[0], noted[1]);
    }
    String roots = System.getenv(ConnectRequest.ROOTS_VARIABLE);
    if (roots != null && !roots.isBlank()) {
      all = with(all, roots.trim(), null);
    }
    String property = System.getProperty("javax.net.ssl.trustStore");
    if (property != null && !property.isBlank() && !property.equals("NONE")) {
      all = with(all, property, System.getProperty("javax.net.ssl.trustStorePassword"));
    }
    return all;
  }

  private static InputStream with(InputStream before, String path, String password) {
    try {
      InputStream more = new ByteArrayInputStream(TrustedCertificates.of(path, password));
      return new SequenceInputStream(
          before, new SequenceInputStream(new ByteArrayInputStream(new byte[] {'\n'}), more));
    } catch (IOException e) {
      Log.warn("CAs to trust: " + e.getMessage() + "; going on with the JDK's.");
      return before;
    }
  }
}
