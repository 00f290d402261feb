package io.kurrentdb.it.agent;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import io.kurrentdb.it.jvm.HostJvm;
import io.kurrentdb.it.jvm.Matrix;
import io.kurrentdb.it.jvm.PatchStates;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The driver in class loaders other than the application's: as hosts have them. */
class LoaderTest {
  private static final String DRIVER = "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";

  /** Nothing listens there, and nothing needs to: the driver connects without a call. */
  private static final String URL_OF_NOBODY =
      "jdbc:arrow-flight-sql://localhost:1/?useEncryption=false";

  @TestFactory
  Stream<DynamicNode> patchesReachTheDriverInEveryKindOfLoader() {
    return Matrix.drivers(
        (driver, jdk) ->
            HostJvm.plain()
                .on(jdk)
                .agent()
                .run(Loaders.class, String.join(File.pathSeparator, driver.classPath()))
                .tests());
  }

  /** Runs in the host's JVM. */
  static final class Loaders {
    private Loaders() {}

    public static void main(String[] arguments) throws Exception {
      List<URL> jars = new ArrayList<>();
      for (String jar : arguments[0].split(File.pathSeparator)) {
        jars.add(new File(jar).toURI().toURL());
      }
      URL[] urls = jars.toArray(new URL[0]);
      check(
          "a child of the application's loader, as a web application's",
          () -> channelIsWrapped(new URLClassLoader(urls)));
      check(
          "a loader that sees java.* only, as in OSGi",
          () -> channelIsWrapped(new JavaOnlyLoader(urls)));
      jars.add(new File("target/test-classes").toURI().toURL());
      check("a loader that is dropped is collected", () -> isCollected(jars.toArray(new URL[0])));
      Checks.end();
    }

    private static void channelIsWrapped(ClassLoader loader) throws Exception {
      try (Connection connection = connect(loader)) {
        yes(connection != null, "no connection");
      }
      same("VERIFIED", PatchStates.of(loader).get("flight-channel"));
      same(Map.of(), PatchStates.of(new URLClassLoader(new URL[0])));
    }

    private static Connection connect(ClassLoader loader) throws Exception {
      Driver driver = (Driver) loader.loadClass(DRIVER).getConstructor().newInstance();
      return driver.connect(URL_OF_NOBODY, new Properties());
    }

    private static void isCollected(URL[] urls) throws Exception {
      // In a thread that ends: netty keeps values in the threads that make calls, and Tomcat renews
      // its threads for that reason when an application stops.
      FutureTask<WeakReference<ClassLoader>> drop = new FutureTask<>(() -> connectAndDrop(urls));
      Thread thread = new Thread(drop);
      thread.start();
      WeakReference<ClassLoader> reference = drop.get();
      thread.join();
      for (int i = 0; i < 100 && reference.get() != null; i++) {
        System.gc();
        Thread.sleep(50);
      }
      yes(reference.get() == null, "the loader is still reachable");
    }

    private static WeakReference<ClassLoader> connectAndDrop(URL[] urls) throws Exception {
      URLClassLoader loader = new JavaOnlyLoader(urls);
      connect(loader).close();
      // From inside, as Tomcat does it: DriverManager obeys only the loader that a driver is from.
      ((Runnable) loader.loadClass(Deregister.class.getName()).getConstructor().newInstance())
          .run();
      return new WeakReference<>(loader);
    }
  }

  /** Delegates java.* and javax.* of the platform, and nothing of the application. */
  static final class JavaOnlyLoader extends URLClassLoader {
    JavaOnlyLoader(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }
  }

  /** Loaded by the loader under test. */
  public static final class Deregister implements Runnable {
    @Override
    public void run() {
      for (Driver driver : Collections.list(DriverManager.getDrivers())) {
        try {
          DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
