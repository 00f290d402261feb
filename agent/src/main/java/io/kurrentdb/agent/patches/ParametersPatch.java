package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.anyMethod;
import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Takes the values of parameters as they are set, and tells their types. Without it the server
 * refuses doubles, decimals, dates and times, Avatica drops streams, LOBs and typed nulls without a
 * word, and has no setObject with a SQLType. Seen in 15.0.2 to 19.0.0. Where it fails values are
 * bound as the driver binds them.
 */
final class ParametersPatch implements Patch {
  private static final String[] SETTERS = {
    "setNull",
    "setBoolean",
    "setByte",
    "setShort",
    "setInt",
    "setLong",
    "setFloat",
    "setDouble",
    "setBigDecimal",
    "setString",
    "setBytes",
    "setDate",
    "setTime",
    "setTimestamp",
    "setObject",
    "setArray",
    "setBlob",
    "setClob",
    "clearParameters"
  };
  private static final String[] RARE_SETTERS = {
    "setAsciiStream",
    "setUnicodeStream",
    "setBinaryStream",
    "setCharacterStream",
    "setNCharacterStream",
    "setNString",
    "setNClob",
    "setSQLXML",
    "setURL",
    "setRef",
    "setRowId"
  };

  /** Of ParameterMetaData, which the statement is itself. */
  private static final String[] METADATA = {
    "getParameterType",
    "getParameterTypeName",
    "getParameterClassName",
    "getPrecision",
    "getScale",
    "isSigned"
  };

  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("AvaticaParameterBinder")) {
      weave.advise(AnswerInstead.class, method("bind", "List", "int"));
      return;
    }
    for (String setter : SETTERS) {
      weave.advise(AnswerInstead.class, anyMethod(setter));
    }
    weave.addIfAbsent(method("setObject", "int", "Object", "SQLType"), SetObjectBySqlType.plain());
    weave.addIfAbsent(
        method("setObject", "int", "Object", "SQLType", "int"), SetObjectBySqlType.scaled());
    for (String question : METADATA) {
      weave.advise(AnswerInstead.class, method(question, "int"));
    }
    for (String setter : RARE_SETTERS) {
      weave.adviseIfPresent(AnswerInstead.class, anyMethod(setter));
    }
  }
}
