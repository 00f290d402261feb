package io.kurrentdb.it.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.EndpointBuilder;
import io.kurrentdb.it.endpoint.Release;
import io.kurrentdb.it.endpoint.TlsMaterial;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.Outcome;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ConnectTest {
  @TempDir static Path folder;

  private static EmbeddedEndpoint plain;
  private static final List<EmbeddedEndpoint> ENDPOINTS = new ArrayList<>();
  private static final List<String> ARGUMENTS = new ArrayList<>();

  @BeforeAll
  static void startNodes() throws Exception {
    plain = start("plain", endpoint());
    start("unlicensed", endpoint().unlicensed());
    start("first-release", endpoint().release(Release.RC1));
    Path ca = tls("tls", TlsMaterial.Kind.VALID);
    Path other = tls("wrong-host", TlsMaterial.Kind.WRONG_HOST);
    tls("expired", TlsMaterial.Kind.EXPIRED);
    ARGUMENTS.add("ca=" + ca);
    ARGUMENTS.add("store=" + store(other, ca));
  }

  @AfterAll
  static void stopNodes() throws Exception {
    for (EmbeddedEndpoint endpoint : ENDPOINTS) {
      endpoint.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> everyDriverConnectsAndSaysWhyItCannot() {
    return Matrix.drivers(
        (driver, jdk) -> {
          plain.calls().clear();
          Outcome outcome =
              HostJvm.with(driver)
                  .on(jdk)
                  .agent()
                  .run(Connecting.class, ARGUMENTS.toArray(new String[0]));
          assertFalse(outcome.err().contains("changeit"), "a password is in the log");
          assertNoHeadersOfTheHost();
          return outcome.tests();
        });
  }

  private static void assertNoHeadersOfTheHost() {
    boolean traced = false;
    for (Call call : plain.calls().all()) {
      for (String name : call.headers().keySet()) {
        assertFalse(name.matches("dbtable|pushdownlimit|.*encryption.*|.*timeoutms"), name);
        assertFalse(name.startsWith("header."), name);
      }
      traced |= "t1".equals(call.headers().get("x-trace"));
    }
    assertTrue(traced, "the marked header was not sent");
  }

  private static EndpointBuilder endpoint() {
    return EmbeddedEndpoint.builder().rows(200).authentication();
  }

  private static EmbeddedEndpoint start(String name, EndpointBuilder builder) throws Exception {
    EmbeddedEndpoint endpoint = builder.start();
    ENDPOINTS.add(endpoint);
    ARGUMENTS.add(name + "=" + endpoint.port());
    return endpoint;
  }

  private static Path tls(String name, TlsMaterial.Kind kind) throws Exception {
    TlsMaterial material = TlsMaterial.generate(kind, folder.resolve(name + ".pem"));
    start(name, endpoint().tls(material));
    ARGUMENTS.add(name + "-ca=" + material.caPem());
    return material.caPem();
  }

  /** A key store whose first certificate is another CA's. */
  private static Path store(Path... authorities) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (int i = 0; i < authorities.length; i++) {
      try (InputStream in = Files.newInputStream(authorities[i])) {
        store.setCertificateEntry("ca" + i, factory.generateCertificate(in));
      }
    }
    assertEquals(authorities.length, store.size());
    Path file = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "secret".toCharArray());
    }
    return file;
  }
}
