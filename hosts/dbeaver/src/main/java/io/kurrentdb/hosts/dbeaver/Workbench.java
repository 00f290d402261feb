package io.kurrentdb.hosts.dbeaver;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.adaptor.EclipseStarter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Starts Equinox as DBeaver's launcher does, with a configuration of DBeaver's, and the checks in a
 * bundle. Arguments: what the checks take, and an empty folder for the configuration.
 */
public final class Workbench {
  private Workbench() {}

  public static void main(String[] arguments) throws Exception {
    configure(Path.of(arguments[3]));
    BundleContext framework =
        EclipseStarter.startup(
            new String[] {"-configuration", arguments[3], "-clean", "-nosplash"}, null);
    Bundle bundle = framework.installBundle(Path.of(arguments[0]).toUri().toString());
    bundle
        .loadClass(DBeaverChecks.class.getName())
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
    System.exit(0);
  }

  private static void configure(Path folder) throws Exception {
    Files.writeString(
        folder.resolve("config.ini"),
        "eclipse.product=org.jkiss.dbeaver.core.product\nosgi.bundles=\n");
  }
}
