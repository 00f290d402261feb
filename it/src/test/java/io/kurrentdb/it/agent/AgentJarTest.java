package io.kurrentdb.it.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.jvm.HostJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product: one jar, small, with nothing in it that could meet the host's own classes. */
class AgentJarTest {
  private static final long LARGEST = 4_500_000;
  private static final int JAVA_8 = 52;
  private static final int JAVA_11 = 55;

  /** Every entry, those of the inner jar included, with the first bytes of each. */
  private static final Map<String, byte[]> ENTRIES = new TreeMap<>();

  private static Attributes manifest;

  @BeforeAll
  static void read() throws IOException {
    try (JarFile jar = new JarFile(HostJvm.agentJar().toFile())) {
      manifest = jar.getManifest().getMainAttributes();
      for (ZipEntry entry : jar.stream().toList()) {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        ENTRIES.put(entry.getName(), content);
        if (entry.getName().endsWith(".jar")) {
          readInner(content);
        }
      }
    }
  }

  private static void readInner(byte[] jar) throws IOException {
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ENTRIES.put(entry.getName(), head(in));
      }
    }
  }

  private static byte[] head(InputStream in) throws IOException {
    return in.readNBytes(8);
  }

  @Test
  void isAtMostFourAndAHalfMegabytes() throws IOException {
    assertTrue(
        Files.size(HostJvm.agentJar()) <= LARGEST, "bytes: " + Files.size(HostJvm.agentJar()));
  }

  @Test
  void holdsNothingButOurOwnPackages() {
    List<String> foreign = new ArrayList<>();
    for (String name : ENTRIES.keySet()) {
      if (!name.startsWith("io/kurrentdb/")
          && !name.startsWith("META-INF/")
          && !name.matches("shims/(plain|cfjd|shaded)/io/kurrentdb/shims/.*\\.classdata")
          && !name.equals("kurrentdb-agent-inner.jar")) {
        foreign.add(name);
      }
    }
    assertEquals(List.of(), foreign);
  }

  @Test
  void keepsFewEntriesInTheOuterJarBecauseEachCostsTimeAtEveryStart() throws IOException {
    try (JarFile jar = new JarFile(HostJvm.agentJar().toFile())) {
      assertTrue(jar.size() < 100, "entries: " + jar.size());
    }
  }

  @Test
  void namesItsEntryPointsAndAppendsNothingToTheBootstrapClassPath() {
    assertEquals("io.kurrentdb.agent.KurrentAgent", manifest.getValue("Premain-Class"));
    assertEquals("io.kurrentdb.agent.Main", manifest.getValue("Main-Class"));
    assertNull(manifest.getValue("Boot-Class-Path"));
  }

  @Test
  void runsOnJava11AndExplainsItselfOnJava8() {
    for (Map.Entry<String, byte[]> entry : ENTRIES.entrySet()) {
      String name = entry.getKey();
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        byte[] head = entry.getValue();
        int version = (head[6] & 0xff) << 8 | head[7] & 0xff;
        int newest = name.equals("io/kurrentdb/agent/KurrentAgent.class") ? JAVA_8 : JAVA_11;
        // Shims for one host are loaded by that host alone, which is never older than they are.
        boolean forOneHost = name.contains("/shims/host/");
        assertTrue(version <= newest || forOneHost, name + " has version " + version);
      }
    }
  }

  @Test
  void carriesTheShimsOnceForEachNameSpaceOfTheDriver() {
    for (String space : List.of("plain", "cfjd", "shaded")) {
      String shim = "shims/" + space + "/io/kurrentdb/shims/flight/ChannelShim.classdata";
      assertTrue(ENTRIES.containsKey(shim), shim);
    }
  }
}
