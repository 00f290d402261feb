package io.kurrentdb.shims.connect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;

/**
 * CA certificates as PEM, from PEM files and key stores. The driver takes the first certificate of
 * a key store only; here it is all of them.
 */
public final class TrustedCertificates {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  private TrustedCertificates() {}

  /**
   * Every CA certificate of a key store (PKCS12, JKS), or a PEM file as it is.
   *
   * @param password null where there is none
   * @throws IOException where the file cannot be read, or has no certificate; the message says what
   *     to do
   */
  public static byte[] of(String path, String password) throws IOException {
    byte[] file = read(path);
    if (new String(file, StandardCharsets.ISO_8859_1).contains(BEGIN)) {
      return file;
    }
    StringBuilder pem = new StringBuilder();
    try {
      append(load(file, password), pem);
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException(
          path + " cannot be read as a key store: " + e.getMessage() + hint(password), e);
    }
    if (pem.length() == 0) {
      throw new IOException(
          path
              + " has no trusted certificate"
              + (password == null
                  ? ": give its password as trustStorePassword"
                  : "; keytool -importcert -alias ca -file ca.crt -keystore "
                      + Paths.get(path).getFileName()
                      + " adds one"));
    }
    return pem.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String hint(String password) {
    return password == null ? ". Its password is given as trustStorePassword" : "";
  }

  /** A PEM file, checked to have a certificate in it. */
  public static byte[] ofPem(String path) throws IOException {
    byte[] file = read(path);
    if (!new String(file, StandardCharsets.ISO_8859_1).contains(BEGIN)) {
      throw new IOException(path + " has no certificate: a PEM file has " + BEGIN + " in it");
    }
    return file;
  }

  /** Says so where a file is not there, or not for us. */
  public static void checkReadable(String path) throws IOException {
    read(path);
  }

  private static byte[] read(String path) throws IOException {
    Path file = Paths.get(path);
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + path);
    }
    if (!Files.isReadable(file)) {
      throw new IOException(path + " may not be read by this process");
    }
    return Files.readAllBytes(file);
  }

  private static KeyStore load(byte[] file, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream in = new ByteArrayInputStream(file)) {
      store.load(in, password == null ? null : password.toCharArray());
    }
    return store;
  }

  private static void append(KeyStore store, StringBuilder pem) throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    for (String alias : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(alias)) {
        Certificate certificate = store.getCertificate(alias);
        pem.append(BEGIN).append('\n');
        pem.append(base64.encodeToString(certificate.getEncoded()));
        pem.append("\n-----END CERTIFICATE-----\n");
      }
    }
  }
}
