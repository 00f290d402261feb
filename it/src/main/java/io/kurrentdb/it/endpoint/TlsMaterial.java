package io.kurrentdb.it.endpoint;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for one run, and a node's certificate signed by it. */
public final class TlsMaterial {

  /** What is right or wrong with the node's certificate. */
  public enum Kind {
    /** For localhost and 127.0.0.1, good for a day. */
    VALID,
    /** For another host's name. */
    WRONG_HOST,
    /** For localhost, but ended yesterday. */
    EXPIRED
  }

  private static final X500Name CA = new X500Name("CN=KurrentDB test CA");

  private final Path caPem;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private TlsMaterial(Path caPem, X509Certificate certificate, PrivateKey key) {
    this.caPem = caPem;
    this.certificate = certificate;
    this.key = key;
  }

  /** Makes a valid certificate; the CA goes to a temporary file that ends with the JVM. */
  public static TlsMaterial generate() throws IOException {
    return generate(Kind.VALID);
  }

  /** Makes a certificate of the given kind. */
  public static TlsMaterial generate(Kind kind) throws IOException {
    Path file = Files.createTempFile("kurrentdb-test-ca", ".pem");
    file.toFile().deleteOnExit();
    return generate(kind, file);
  }

  /** Makes a certificate of the given kind and writes its CA to {@code caPem}. */
  public static TlsMaterial generate(Kind kind, Path caPem) throws IOException {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(256);
      KeyPair ca = keys.generateKeyPair();
      KeyPair node = keys.generateKeyPair();
      Files.writeString(caPem, pem(authority(ca)), StandardCharsets.US_ASCII);
      return new TlsMaterial(caPem, certificate(kind, ca, node), node.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("Could not make certificates", e);
    }
  }

  private static X509Certificate authority(KeyPair ca)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder = builder(CA, ca, Instant.now().plus(Duration.ofDays(2)));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return sign(builder, ca);
  }

  private static X509Certificate certificate(Kind kind, KeyPair ca, KeyPair node)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Instant end = Instant.now().plus(Duration.ofDays(kind == Kind.EXPIRED ? -1 : 1));
    JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=node"), node, end);
    GeneralName name =
        new GeneralName(
            GeneralName.dNSName, kind == Kind.WRONG_HOST ? "elsewhere.invalid" : "localhost");
    GeneralName address =
        new GeneralName(GeneralName.iPAddress, kind == Kind.WRONG_HOST ? "192.0.2.1" : "127.0.0.1");
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName[] {name, address}));
    return sign(builder, ca);
  }

  private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair keys, Instant end) {
    Instant start = Instant.now().minus(Duration.ofDays(3));
    return new JcaX509v3CertificateBuilder(
        CA,
        new BigInteger(64, new java.security.SecureRandom()),
        Date.from(start),
        Date.from(end),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair ca)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ca.getPrivate())));
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  /** The file with the CA's certificate, for a client to trust. */
  public Path caPem() {
    return caPem;
  }

  SslContext serverContext() throws SSLException {
    return GrpcSslContexts.configure(SslContextBuilder.forServer(key, certificate)).build();
  }
}
