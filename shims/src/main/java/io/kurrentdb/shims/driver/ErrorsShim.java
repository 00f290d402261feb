package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Log;
import java.sql.SQLException;
import java.util.function.Function;

/** Makes an SQLException with the right class, SQLState and message of whatever was thrown. */
public final class ErrorsShim implements Function<Object[], Object> {

  /**
   * @param arguments the method's name, the object, what was thrown
   * @return what to throw; null for nothing
   */
  @Override
  public Object apply(Object[] arguments) {
    String method = (String) arguments[0];
    Throwable thrown = (Throwable) arguments[2];
    if (thrown instanceof Error || !Connections.isKurrentDb(arguments[1])) {
      return thrown;
    }
    if (method.equals("close")) {
      Log.debug("while closing: " + thrown);
      return null;
    }
    SQLException translated = SqlErrors.translate(thrown);
    // Avatica takes an SQLException out of a result's execute for a statement that is unknown to
    // the server: it tries again, five times, and forgets why.
    return method.equals("execute") && isResult(arguments[1])
        ? new RuntimeException(translated.getMessage(), translated)
        : translated;
  }

  private static boolean isResult(Object self) {
    return self instanceof java.sql.ResultSet;
  }
}
