package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.catalogue.CatalogueRelations;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.List;

/**
 * Answers questions about the catalogue: the relation is written into the text, filled from what
 * the server offers at the moment, and any WHERE, JOIN or GROUP BY over it works.
 */
final class CatalogueRule implements Rule {
  /** Relations beyond these stay as they are, and so does the text: it would only swell. */
  private static final int MAX_RELATIONS = 64;

  @Override
  public String id() {
    return "catalogue";
  }

  @Override
  public String reason() {
    return "The endpoint refuses information_schema, pg_catalog and duckdb_tables(), and in a join"
        + " shows its own inner names; the live catalogue is put into the text instead, so nothing"
        + " of the server's is read";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(
            "SELECT datname FROM pg_catalog.pg_database",
            "SELECT datname FROM (SELECT CAST(1 AS BIGINT) AS \"oid\", CAST(current_database() AS"
                + " VARCHAR) AS \"datname\" FROM (SELECT count(*) AS _kdb1 FROM (SELECT 1 AS _kdb0"
                + " FROM kdb.records LIMIT 0) _kdb0) _kdb1) AS pg_database"));
  }

  @Override
  public void apply(Rewrite rewrite) {
    int relations = 0;
    for (FromClause clause : rewrite.tree().clauses) {
      for (FromItem item : clause.items) {
        if (relations < MAX_RELATIONS && item(rewrite, item)) {
          relations++;
        }
      }
    }
  }

  private boolean item(Rewrite rewrite, FromItem item) {
    if (item.kind == FromItem.Kind.TABLE && item.table == null && item.cte == null) {
      table(rewrite, item);
    } else if (item.kind == FromItem.Kind.FUNCTION && !item.isStandIn) {
      function(rewrite, item);
    }
    return item.isStandIn;
  }

  private void table(Rewrite rewrite, FromItem item) {
    Tokens tokens = rewrite.tokens();
    int parts = item.partCount();
    String name = tokens.name(item.part(parts - 1));
    String schema = parts > 1 ? tokens.name(item.part(parts - 2)) : "";
    boolean known =
        parts == 1
            ? CatalogueRelations.isBuiltIn(name)
            : CatalogueRelations.find(schema, name) && (parts == 2 || isCatalog(rewrite, item));
    if (known) {
      boolean arrow = rewrite.options().arrowTypeNames() || isPlugIn(tokens);
      String one = rewrite.oneRow();
      put(
          rewrite,
          item,
          name,
          CatalogueRelations.table(schema, name, rewrite.catalog(), one, arrow));
    }
  }

  private static boolean isCatalog(Rewrite rewrite, FromItem item) {
    Tokens tokens = rewrite.tokens();
    int catalog = item.part(0);
    return tokens.isNamed(catalog, "kurrent")
        || tokens.isNamed(catalog, "kurrentdb")
        || tokens.isNamed(catalog, "memory")
        || tokens.isNamed(catalog, "system")
        || tokens.isNamed(catalog, rewrite.options().catalogName());
  }

  /**
   * Whether this is the question of Metabase's Flight SQL plug-in, which understands Arrow's names
   * of types alone: J0hnG4lt/metabase-flightsql-driver, flightsql.clj.
   */
  private static boolean isPlugIn(Tokens tokens) {
    boolean type = false;
    boolean position = false;
    for (int i = 0; tokens.has(Kind.QUOTED) && i < tokens.size(); i++) {
      if (tokens.is(i, Kind.QUOTED)) {
        type |= tokens.isNamed(i, "database-type");
        position |= tokens.isNamed(i, "database-position");
      }
    }
    return type && position;
  }

  private void function(Rewrite rewrite, FromItem item) {
    Tokens tokens = rewrite.tokens();
    if (item.primaryStart + 1 != item.arguments || item.hasOrdinality) {
      return;
    }
    String name = tokens.name(item.primaryStart);
    int close = tokens.partner(item.arguments);
    String query =
        close == item.arguments + 1
            ? CatalogueRelations.function(name, rewrite.catalog(), rewrite.oneRow())
            : CatalogueRelations.function(rewrite, name, item.arguments + 1, close);
    if (query != null) {
      put(rewrite, item, name, query);
    }
  }

  private void put(Rewrite rewrite, FromItem item, String name, String query) {
    item.isStandIn = true;
    String alias = item.hasAlias() ? "" : " AS " + Words.quote(Rewrite.lower(name));
    rewrite.edits().replace(item.primaryStart, item.primaryEnd, '(' + query + ')' + alias);
    rewrite.note(this, name + " is filled from the catalogue");
  }
}
