package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.kurrentdb.shims.sql.Adaptation;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The columns of a statement before its parameters are set. Where DuckDB cannot tell a parameter's
 * type it tells no columns either, but a single one called {@code unknown}; the driver would keep
 * to that one and drop the others of the result.
 */
final class ResultColumns {
  /** Text first, which is what such a parameter is taken for; NULL where that fits nowhere. */
  private static final List<String> STAND_INS = List.of("CAST(NULL AS VARCHAR)", "NULL");

  private ResultColumns() {}

  /**
   * @param query what the server said of the adapted text
   * @param sql the user's own text
   */
  static ByteString of(Caller caller, Adaptation adaptation, Query query, String sql) {
    if (adaptation.parameterCount() == 0 || !isUnknown(query.schema())) {
      return query.schema();
    }
    for (String literal : STAND_INS) {
      try {
        String text = adaptation.bind(Collections.nCopies(adaptation.parameterCount(), literal));
        return Statements.query(caller, text, sql).schema();
      } catch (StatusRuntimeException e) {
        // This literal does not fit; the next one may.
      }
    }
    return query.schema();
  }

  private static boolean isUnknown(ByteString schema) {
    List<Field> fields = schema.isEmpty() ? List.of() : Ipc.schema(schema).getFields();
    return fields.size() == 1 && "unknown".equals(fields.get(0).getName());
  }
}
