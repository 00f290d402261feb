package io.kurrentdb.shims.host.hibernate;

import jakarta.persistence.TemporalType;
import java.sql.Types;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.dialect.pagination.LimitHandler;
import org.hibernate.dialect.pagination.LimitOffsetLimitHandler;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.IntervalType;

/** The SQL that Hibernate writes for read-only entities over events: DuckDB's, without any DDL. */
final class KurrentDialect extends Dialect {

  KurrentDialect(DialectResolutionInfo info) {
    super(info);
  }

  @Override
  public void initializeFunctionRegistry(FunctionContributions contributions) {
    super.initializeFunctionRegistry(contributions);
    CommonFunctionFactory functions = new CommonFunctionFactory(contributions);
    functions.locate_positionSubstring();
    functions.characterLength_length("length(?1)");
    functions.listagg_stringAgg("varchar");
    functions.stddevPopSamp();
    functions.varPopSamp();
    functions.median();
    functions.windowFunctions();
    functions.inverseDistributionOrderedSetAggregates();
    functions.dateTrunc();
    functions.yearMonthDay();
    functions.hourMinuteSecond();
    functions.reverse();
    functions.repeat();
    functions.pi();
  }

  @Override
  public LimitHandler getLimitHandler() {
    return LimitOffsetLimitHandler.INSTANCE;
  }

  /** {@code FETCH FIRST n ROWS ONLY}; DuckDB has no percentage and no ties there. */
  @Override
  public boolean supportsFetchClause(FetchClauseType type) {
    return type == FetchClauseType.ROWS_ONLY;
  }

  @Override
  public boolean supportsWindowFunctions() {
    return true;
  }

  @Override
  public boolean supportsLateral() {
    return true;
  }

  @Override
  public boolean supportsCaseInsensitiveLike() {
    return true;
  }

  @Override
  public String getCaseInsensitiveLike() {
    return "ilike";
  }

  @Override
  public boolean supportsTupleDistinctCounts() {
    return false;
  }

  @Override
  public String timestampaddPattern(
      TemporalUnit unit, TemporalType temporalType, IntervalType intervalType) {
    return "(?3+(?2)*interval 1 ?1)";
  }

  @Override
  public String timestampdiffPattern(TemporalUnit unit, TemporalType from, TemporalType to) {
    return "date_diff('?1',?2,?3)";
  }

  /** The driver calls a BLOB a VARBINARY, and DuckDB's text has no greatest length. */
  @Override
  public boolean equivalentTypes(int one, int other) {
    return super.equivalentTypes(one, other) || isBinary(one) && isBinary(other);
  }

  private static boolean isBinary(int type) {
    return type == Types.BLOB
        || type == Types.BINARY
        || type == Types.VARBINARY
        || type == Types.LONGVARBINARY;
  }

  @Override
  public boolean supportsTemporaryTables() {
    return false;
  }

  @Override
  public boolean canCreateSchema() {
    return false;
  }
}
