package io.kurrentdb.shims.host.springdata;

import java.util.Locale;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.relational.core.dialect.AnsiDialect;
import org.springframework.data.relational.core.dialect.LimitClause;
import org.springframework.data.relational.core.sql.IdentifierProcessing;

/** The SQL that Spring Data JDBC writes for repositories over events. */
final class KurrentDialect extends AnsiDialect implements JdbcDialect {
  private static final IdentifierProcessing NAMES = new Names();

  private static final LimitClause LIMIT = new Limit();

  @Override
  public LimitClause limit() {
    return LIMIT;
  }

  @Override
  public IdentifierProcessing getIdentifierProcessing() {
    return NAMES;
  }

  @Override
  public org.springframework.data.jdbc.core.dialect.JdbcArrayColumns getArraySupport() {
    return JdbcDialect.super.getArraySupport();
  }

  /** Names compare exactly at KurrentDB, and every one of its own is in lower case. */
  private static final class Names implements IdentifierProcessing {
    @Override
    public String quote(String identifier) {
      return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String standardizeLetterCase(String identifier) {
      return identifier.toLowerCase(Locale.ROOT);
    }
  }

  private static final class Limit implements LimitClause {
    @Override
    public String getLimit(long limit) {
      return "LIMIT " + limit;
    }

    @Override
    public String getOffset(long offset) {
      return "OFFSET " + offset;
    }

    @Override
    public String getLimitOffset(long limit, long offset) {
      return "LIMIT " + limit + " OFFSET " + offset;
    }

    @Override
    public Position getClausePosition() {
      return Position.AFTER_ORDER_BY;
    }
  }
}
