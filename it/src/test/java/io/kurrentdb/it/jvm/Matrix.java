package io.kurrentdb.it.jvm;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Which drivers and hosts are tested on which JDKs: in every build the ends of the range, with the
 * Maven profile {@code matrix} all of it. docs/tested.md is printed from this.
 */
public final class Matrix {
  /** The one that hosts have in their tests. */
  public static final DriverJars NEWEST = DriverJars.V18_3_0;

  private static final boolean FULL = Boolean.getBoolean("matrix");

  private static final Set<DriverJars> OLDEST_NEWEST_AND_UNSHADED =
      Set.of(DriverJars.V15_0_2, NEWEST, DriverJars.CORE_18_3_0);

  /** Hosts that start quickly, or load classes in a way of their own. */
  private static final Set<String> HOSTS_ON_NEWEST_JDK = Set.of("tomcat", "spring-boot-4");

  private Matrix() {}

  /** Makes the tests of a driver on a JDK. */
  @FunctionalInterface
  public interface DriverTests {
    Stream<DynamicTest> of(DriverJars driver, Jdk jdk) throws Exception;
  }

  /** Makes the tests of a host on a JDK. */
  @FunctionalInterface
  public interface HostTests {
    Stream<DynamicTest> on(Jdk jdk) throws Exception;
  }

  /** Whether every build tests the driver on that JDK; the profile tests each on each. */
  public static boolean isInEveryBuild(DriverJars driver, Jdk jdk) {
    return jdk == Jdk.BUILD
        ? OLDEST_NEWEST_AND_UNSHADED.contains(driver)
        : jdk == Jdk.JAVA_25 && driver == NEWEST;
  }

  /** Whether every build tests the host, a module of {@code hosts}, on that JDK. */
  public static boolean isInEveryBuild(String host, Jdk jdk) {
    return jdk == Jdk.BUILD || jdk == Jdk.JAVA_25 && HOSTS_ON_NEWEST_JDK.contains(host);
  }

  /** The drivers that are tested on the build's JDK in this run. */
  static Stream<DriverJars> driversOnTheBuildsJdk() {
    return Stream.of(DriverJars.values()).filter(driver -> isInThisRun(driver, Jdk.BUILD));
  }

  /** The same tests with each driver on each JDK of this run. */
  public static Stream<DynamicNode> drivers(DriverTests tests) {
    return jdks()
        .flatMap(
            jdk ->
                Stream.of(DriverJars.values())
                    .filter(driver -> isInThisRun(driver, jdk))
                    .map(driver -> cell(driver + " on " + jdk, jdk, on -> tests.of(driver, on))));
  }

  /** The same tests of a host, a module of {@code hosts}, on each JDK of this run. */
  public static Stream<DynamicNode> host(String module, HostTests tests) {
    return jdks()
        .filter(jdk -> isInEveryBuild(module, jdk))
        .map(jdk -> cell(jdk.toString(), jdk, tests));
  }

  private static boolean isInThisRun(DriverJars driver, Jdk jdk) {
    return FULL || isInEveryBuild(driver, jdk);
  }

  /** Where the build itself runs on one of the others, that one comes once. */
  private static Stream<Jdk> jdks() {
    return Stream.of(Jdk.values())
        .filter(jdk -> jdk == Jdk.BUILD || jdk.version() != Jdk.BUILD.version());
  }

  private static DynamicNode cell(String name, Jdk jdk, HostTests tests) {
    if (!jdk.isHere()) {
      return dynamicTest(name, jdk::home);
    }
    try {
      return dynamicContainer(name, tests.on(jdk));
    } catch (Exception | AssertionError e) {
      return dynamicTest(
          name,
          () -> {
            throw e;
          });
    }
  }
}
