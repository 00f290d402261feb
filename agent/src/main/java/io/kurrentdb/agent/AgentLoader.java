package io.kurrentdb.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Loads what is not needed before the first hit from a jar inside the agent's jar. Opening a jar
 * costs the more the more entries it has: with Byte Buddy's 2,500 in the agent's own jar, every JVM
 * would start 25 to 60 ms later.
 */
public final class AgentLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String INNER = "/kurrentdb-agent-inner.jar";
  private static final int END_OF_DIRECTORY = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int DIRECTORY_ENTRY_SIZE = 46;
  private static final int LOCAL_HEADER_SIZE = 30;
  private static final int DEFLATED = 8;

  private static AgentLoader instance;

  private final ByteBuffer jar;

  /** One for all: a new one for each of 1,400 classes would cost as much as what it inflates. */
  private final Inflater inflater = new Inflater(true);

  private final Map<String, Integer> offsets = new HashMap<>();

  private AgentLoader(byte[] jar) {
    super(AgentLoader.class.getClassLoader());
    this.jar = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
    readDirectory();
  }

  /** The one loader of the agent's inside, in this JVM. */
  public static synchronized AgentLoader instance() {
    if (instance == null) {
      try (InputStream in = AgentLoader.class.getResourceAsStream(INNER)) {
        if (in == null) {
          throw new IllegalStateException("the agent's jar is not whole: " + INNER + " is missing");
        }
        instance = new AgentLoader(in.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException("the agent's jar cannot be read: " + e, e);
      }
    }
    return instance;
  }

  static ClassFileTransformer newWeaving(
      Instrumentation instrumentation, Map<String, PatchList[]> waiting) {
    try {
      return (ClassFileTransformer)
          instance()
              .loadClass("io.kurrentdb.agent.weaving.Hit")
              .getConstructor(Instrumentation.class, Map.class)
              .newInstance(instrumentation, waiting);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the agent's inside cannot be loaded: " + e, e);
    }
  }

  /**
   * What is in the jar is taken from there at once: the parent would look through the whole class
   * path for it first.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!offsets.containsKey(pathOf(name))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = read(pathOf(name));
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(
        name, classFile, 0, classFile.length, AgentLoader.class.getProtectionDomain());
  }

  private static String pathOf(String className) {
    return className.replace('.', '/').concat(".class");
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] content = read(name);
    return content == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(content);
  }

  @Override
  protected URL findResource(String name) {
    return null;
  }

  /**
   * By the central directory at the end of the jar, as the ZIP format describes it (APPNOTE 4.3.12,
   * 4.3.16).
   */
  private void readDirectory() {
    int end = jar.capacity() - END_SIZE;
    while (end >= 0 && jar.getInt(end) != END_OF_DIRECTORY) {
      end--;
    }
    int count = jar.getShort(end + 10) & 0xffff;
    int at = jar.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      int nameLength = jar.getShort(at + 28) & 0xffff;
      offsets.put(
          new String(jar.array(), at + DIRECTORY_ENTRY_SIZE, nameLength, StandardCharsets.UTF_8),
          at);
      at +=
          DIRECTORY_ENTRY_SIZE
              + nameLength
              + (jar.getShort(at + 30) & 0xffff)
              + (jar.getShort(at + 32) & 0xffff);
    }
  }

  private byte[] read(String name) {
    Integer entry = offsets.get(name);
    if (entry == null) {
      return null;
    }
    int size = jar.getInt(entry + 24);
    int header = jar.getInt(entry + 42);
    int start =
        header
            + LOCAL_HEADER_SIZE
            + (jar.getShort(header + 26) & 0xffff)
            + (jar.getShort(header + 28) & 0xffff);
    byte[] content = new byte[size];
    if (jar.getShort(entry + 10) != DEFLATED) {
      System.arraycopy(jar.array(), start, content, 0, size);
      return content;
    }
    inflate(start, jar.getInt(entry + 20), content);
    return content;
  }

  private void inflate(int start, int length, byte[] into) {
    synchronized (inflater) {
      try {
        inflater.reset();
        inflater.setInput(jar.array(), start, length);
        int done = 0;
        while (done < into.length) {
          int more = inflater.inflate(into, done, into.length - done);
          if (more == 0) {
            throw new IllegalStateException("the agent's jar is damaged");
          }
          done += more;
        }
      } catch (DataFormatException e) {
        throw new IllegalStateException("the agent's jar is damaged: " + e, e);
      }
    }
  }
}
