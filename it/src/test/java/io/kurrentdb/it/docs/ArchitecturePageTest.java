package io.kurrentdb.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md says of packages and classes. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMES = Pattern.compile("`([A-Z][a-z]\\w+)`");

  /** Of the JDK's. */
  private static final Set<String> NOT_OURS = Set.of("ClassFileTransformer", "ClassValue");

  @Test
  void everyClassThatItNamesIsThere() throws IOException {
    String page = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    Set<String> named =
        NAMES
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(named.size() > 50, named::toString);
    named.removeAll(NOT_OURS);
    for (Path source : sources("src")) {
      named.remove(source.getFileName().toString().replace(".java", ""));
    }
    assertEquals(Set.of(), named);
  }

  @Test
  void byteBuddyIsImportedInOnePackage() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path source : sources("src/main")) {
      if (Files.readString(source).contains("import net.bytebuddy.")) {
        packages.add(source.getParent().getFileName().toString());
      }
    }
    assertEquals(Set.of("patches"), packages);
  }

  private static Set<Path> sources(String folder) throws IOException {
    Set<Path> sources = new TreeSet<>();
    for (String module : new String[] {"agent", "shims", "it"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
