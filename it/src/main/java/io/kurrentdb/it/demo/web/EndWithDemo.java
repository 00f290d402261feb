package io.kurrentdb.it.demo.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;

/**
 * Ends this Tomcat when the demo that started it is gone, even where it was killed: standard input,
 * a pipe from the demo, then ends.
 */
public final class EndWithDemo implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    Thread watch = new Thread(EndWithDemo::awaitEnd, "end-with-demo");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException closed) {
      // The same as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
