package io.kurrentdb.shims.driver;

import io.kurrentdb.shims.core.Setting;
import io.kurrentdb.shims.core.StatementContext;
import io.kurrentdb.shims.driver.value.ColumnType;
import java.sql.SQLWarning;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.avatica.ColumnMetaData;

/** The execution that a result came from, and its columns as Avatica is to see them. */
final class ResultState {
  private final StatementContext context;
  private List<ColumnMetaData> columns;
  private boolean isCleared;

  ResultState(StatementContext context) {
    this.context = context;
  }

  /** Says that rows were left out; null where none were, as far as the result was read. */
  SQLWarning warning() {
    if (isCleared || !context.isCapped()) {
      return null;
    }
    return new SQLWarning(
        "Only the first "
            + context.capInForce()
            + " rows are here, there are more. Give the query a LIMIT of its own, or set "
            + Setting.MAX_ROWS.variable()
            + " (0: no cap).",
        "01004");
  }

  void clearWarnings() {
    isCleared = true;
  }

  /**
   * The columns with types for which Avatica's getObject(i) calls the right getter; made once for a
   * result, not for each batch.
   */
  List<ColumnMetaData> columns(List<Field> fields) {
    if (columns == null) {
      List<ColumnMetaData> made = new ArrayList<>(fields.size());
      for (Field field : fields) {
        made.add(column(made.size(), field));
      }
      columns = made;
    }
    return columns;
  }

  private static ColumnMetaData column(int ordinal, Field field) {
    ColumnType type = ColumnType.of(field.getType());
    ColumnMetaData.AvaticaType seen =
        ColumnMetaData.scalar(seenAs(type.id()), type.name(), ColumnMetaData.Rep.OBJECT);
    return new ColumnMetaData(
        ordinal,
        false,
        true,
        true,
        false,
        java.sql.ResultSetMetaData.columnNullableUnknown,
        type.isSigned(),
        type.displaySize(),
        field.getName(),
        field.getName(),
        "",
        type.precision(),
        type.scale(),
        "",
        "",
        seen,
        true,
        false,
        false,
        type.className());
  }

  /** OTHER makes getObject(i) ask the accessor for what it takes to be right. */
  private static int seenAs(int type) {
    switch (type) {
      case Types.BIGINT:
      case Types.INTEGER:
      case Types.DOUBLE:
      case Types.REAL:
      case Types.VARCHAR:
      case Types.BOOLEAN:
      case Types.DECIMAL:
        return type;
      default:
        return Types.OTHER;
    }
  }
}
