package io.kurrentdb.hosts.boot;

import io.kurrentdb.it.jvm.Checks;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A web application over events. */
@SpringBootApplication
public class BootApplication {

  public static void main(String[] arguments) throws Exception {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(BootApplication.class, arguments)) {
      BootChecks.run(context);
    }
    Checks.end();
    System.exit(0);
  }
}
