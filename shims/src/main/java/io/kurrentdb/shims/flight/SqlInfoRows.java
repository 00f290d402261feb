package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.kurrentdb.shims.catalog.DuckDbWords;
import java.util.List;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * What DatabaseMetaData's getters say, every one of them: without a value some versions of the
 * driver throw NullPointerException. The values are true of KurrentDB 26.1: read-only, no
 * transactions, DuckDB's SQL. Bits are those of the Flight SQL specification's enums.
 */
final class SqlInfoRows {
  private static final SqlInfo[] FALSE = {
    SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT,
    SqlInfo.FLIGHT_SQL_SERVER_CANCEL,
    SqlInfo.SQL_DDL_CATALOG,
    SqlInfo.SQL_DDL_SCHEMA,
    SqlInfo.SQL_DDL_TABLE,
    SqlInfo.SQL_SUPPORTS_DIFFERENT_TABLE_CORRELATION_NAMES,
    SqlInfo.SQL_SUPPORTS_INTEGRITY_ENHANCEMENT_FACILITY,
    SqlInfo.SQL_SELECT_FOR_UPDATE_SUPPORTED,
    SqlInfo.SQL_STORED_PROCEDURES_SUPPORTED,
    SqlInfo.SQL_TRANSACTIONS_SUPPORTED,
    SqlInfo.SQL_DATA_DEFINITION_CAUSES_TRANSACTION_COMMIT,
    SqlInfo.SQL_DATA_DEFINITIONS_IN_TRANSACTIONS_IGNORED,
    SqlInfo.SQL_BATCH_UPDATES_SUPPORTED,
    SqlInfo.SQL_SAVEPOINTS_SUPPORTED,
    SqlInfo.SQL_NAMED_PARAMETERS_SUPPORTED,
    SqlInfo.SQL_LOCATORS_UPDATE_COPY,
    SqlInfo.SQL_STORED_FUNCTIONS_USING_CALL_SYNTAX_SUPPORTED,
  };
  private static final SqlInfo[] TRUE = {
    SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY,
    SqlInfo.FLIGHT_SQL_SERVER_SQL,
    SqlInfo.SQL_ALL_TABLES_ARE_SELECTABLE,
    SqlInfo.SQL_SUPPORTS_COLUMN_ALIASING,
    SqlInfo.SQL_NULL_PLUS_NULL_IS_NULL,
    SqlInfo.SQL_SUPPORTS_TABLE_CORRELATION_NAMES,
    SqlInfo.SQL_SUPPORTS_EXPRESSIONS_IN_ORDER_BY,
    SqlInfo.SQL_SUPPORTS_ORDER_BY_UNRELATED,
    SqlInfo.SQL_SUPPORTS_LIKE_ESCAPE_CLAUSE,
    SqlInfo.SQL_SUPPORTS_NON_NULLABLE_COLUMNS,
    SqlInfo.SQL_CATALOG_AT_START,
    SqlInfo.SQL_CORRELATED_SUBQUERIES_SUPPORTED,
    SqlInfo.SQL_MAX_ROW_SIZE_INCLUDES_BLOBS,
  };

  /** 0 is JDBC's word for: no limit, or none known. */
  private static final SqlInfo[] NO_LIMIT = {
    SqlInfo.SQL_MAX_BINARY_LITERAL_LENGTH,
    SqlInfo.SQL_MAX_CHAR_LITERAL_LENGTH,
    SqlInfo.SQL_MAX_COLUMN_NAME_LENGTH,
    SqlInfo.SQL_MAX_COLUMNS_IN_GROUP_BY,
    SqlInfo.SQL_MAX_COLUMNS_IN_INDEX,
    SqlInfo.SQL_MAX_COLUMNS_IN_ORDER_BY,
    SqlInfo.SQL_MAX_COLUMNS_IN_SELECT,
    SqlInfo.SQL_MAX_COLUMNS_IN_TABLE,
    SqlInfo.SQL_MAX_CONNECTIONS,
    SqlInfo.SQL_MAX_CURSOR_NAME_LENGTH,
    SqlInfo.SQL_MAX_INDEX_LENGTH,
    SqlInfo.SQL_DB_SCHEMA_NAME_LENGTH,
    SqlInfo.SQL_MAX_PROCEDURE_NAME_LENGTH,
    SqlInfo.SQL_MAX_CATALOG_NAME_LENGTH,
    SqlInfo.SQL_MAX_ROW_SIZE,
    SqlInfo.SQL_MAX_STATEMENT_LENGTH,
    SqlInfo.SQL_MAX_STATEMENTS,
    SqlInfo.SQL_MAX_TABLE_NAME_LENGTH,
    SqlInfo.SQL_MAX_TABLES_IN_SELECT,
    SqlInfo.SQL_MAX_USERNAME_LENGTH,
  };

  private final SqlInfoWriter rows;

  private SqlInfoRows(SqlInfoWriter rows) {
    this.rows = rows;
  }

  static void fill(VectorSchemaRoot root, ByteString bytes, Caller caller)
      throws InvalidProtocolBufferException {
    List<Integer> wanted = CommandGetSqlInfo.parseFrom(bytes).getInfoList();
    SqlInfoRows info = new SqlInfoRows(new SqlInfoWriter(root, wanted));
    info.names(caller.server().version());
    info.words();
    info.flags();
    info.sets();
    info.rows.done();
  }

  private void names(String version) {
    rows.text(SqlInfo.FLIGHT_SQL_SERVER_NAME, "KurrentDB");
    rows.text(SqlInfo.FLIGHT_SQL_SERVER_VERSION, version.isEmpty() ? "unknown" : version);
    rows.text(SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR, "\"");
    rows.text(SqlInfo.SQL_SEARCH_STRING_ESCAPE, "\\");
    rows.text(SqlInfo.SQL_EXTRA_NAME_CHARACTERS, "$");
    rows.text(SqlInfo.SQL_SCHEMA_TERM, "schema");
    rows.text(SqlInfo.SQL_PROCEDURE_TERM, "procedure");
    rows.text(SqlInfo.SQL_CATALOG_TERM, "catalog");
  }

  private void words() {
    rows.words(SqlInfo.SQL_KEYWORDS, DuckDbWords.KEYWORDS);
    rows.words(SqlInfo.SQL_NUMERIC_FUNCTIONS, DuckDbWords.NUMERIC_FUNCTIONS);
    rows.words(SqlInfo.SQL_STRING_FUNCTIONS, DuckDbWords.STRING_FUNCTIONS);
    rows.words(SqlInfo.SQL_SYSTEM_FUNCTIONS, DuckDbWords.SYSTEM_FUNCTIONS);
    rows.words(SqlInfo.SQL_DATETIME_FUNCTIONS, DuckDbWords.TIME_FUNCTIONS);
    // JDBC's CONVERT, which DuckDB does not have; CAST needs no announcement.
    rows.noConversions(SqlInfo.SQL_SUPPORTS_CONVERT);
  }

  private void flags() {
    for (SqlInfo info : FALSE) {
      rows.flag(info, false);
    }
    for (SqlInfo info : TRUE) {
      rows.flag(info, true);
    }
    for (SqlInfo info : NO_LIMIT) {
      rows.number(info, 0);
    }
  }

  private void sets() {
    rows.bits(SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION, 0);
    // Case is kept and does not matter; nulls come last in either direction.
    rows.number(SqlInfo.SQL_IDENTIFIER_CASE, 1);
    rows.number(SqlInfo.SQL_QUOTED_IDENTIFIER_CASE, 1);
    rows.number(SqlInfo.SQL_NULL_ORDERING, 3);
    // UNRELATED, BEYOND_SELECT
    rows.bits(SqlInfo.SQL_SUPPORTED_GROUP_BY, 0b11);
    // MINIMUM and ENTRY, which JDBC wants of every driver; more of them would be changing tables.
    rows.bits(SqlInfo.SQL_SUPPORTED_GRAMMAR, 0b1);
    rows.bits(SqlInfo.SQL_ANSI92_SUPPORTED_LEVEL, 0b1);
    // LIMITED, FULL
    rows.bits(SqlInfo.SQL_OUTER_JOINS_SUPPORT_LEVEL, 0b110);
    rows.bits(SqlInfo.SQL_SCHEMAS_SUPPORTED_ACTIONS, 0);
    rows.bits(SqlInfo.SQL_CATALOGS_SUPPORTED_ACTIONS, 0);
    rows.bits(SqlInfo.SQL_SUPPORTED_POSITIONED_COMMANDS, 0);
    // in comparisons, EXISTS, IN, with ANY and ALL
    rows.bits(SqlInfo.SQL_SUPPORTED_SUBQUERIES, 0b1111);
    // UNION, UNION ALL
    rows.bits(SqlInfo.SQL_SUPPORTED_UNIONS, 0b11);
    // TRANSACTION_NONE, which is also java.sql.Connection's 0
    rows.number(SqlInfo.SQL_DEFAULT_TRANSACTION_ISOLATION, 0);
    rows.bits(SqlInfo.SQL_SUPPORTED_TRANSACTIONS_ISOLATION_LEVELS, 0b1);
    // FORWARD_ONLY, and for it READ_ONLY
    rows.bits(SqlInfo.SQL_SUPPORTED_RESULT_SET_TYPES, 0b10);
    rows.bits(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_UNSPECIFIED, 0);
    rows.bits(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_FORWARD_ONLY, 0b10);
    rows.bits(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_SCROLL_SENSITIVE, 0);
    rows.bits(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_SCROLL_INSENSITIVE, 0);
  }
}
