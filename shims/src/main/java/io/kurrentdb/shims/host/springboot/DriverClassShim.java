package io.kurrentdb.shims.host.springboot;

import java.util.function.Function;

/** Tells Spring Boot which driver class a URL needs, so that the URL is all an application sets. */
public final class DriverClassShim implements Function<Object[], Object> {
  private static final String[] OURS = {
    "jdbc:kurrentdb:", "jdbc:kurrentdb+", "jdbc:arrow-flight-sql:", "jdbc:arrow-flight:"
  };

  /**
   * @param arguments the URL
   * @return the class's name; null where the URL is another database's
   */
  @Override
  public Object apply(Object[] arguments) {
    String url = (String) arguments[0];
    for (String prefix : OURS) {
      if (url.startsWith(prefix)) {
        return "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver";
      }
    }
    return null;
  }
}
