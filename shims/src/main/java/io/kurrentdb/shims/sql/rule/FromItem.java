package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;

/** One relation of a FROM clause. */
final class FromItem {
  enum Kind {
    /** A name of one to three parts. */
    TABLE,
    SUBQUERY,
    FUNCTION,
    VALUES,
    /** A parenthesised join with an alias, which is a subquery to DuckDB. */
    GROUP,
    /** A file's name in quotes, or whatever else is none of the above. */
    OTHER
  }

  Kind kind;
  final FromClause clause;
  final Scope scope;
  final Environment environment;
  final int start;
  int end;

  /** The relation itself, without aliases and what follows them. */
  int primaryStart;

  int primaryEnd;

  /** The alias in front ({@code a: kdb.records}) or behind; -1 for none. */
  int alias = -1;

  boolean hasPrefixAlias;

  /** The bracket that opens the alias's column list; -1 for none. */
  int columns = -1;

  /** How columns are qualified: the alias, or the last part of the name. Null for neither. */
  String name;

  /** The word PIVOT or UNPIVOT behind the relation, the token after all of it; -1 for none. */
  int pivot = -1;

  int pivotEnd = -1;

  /** The alias of what PIVOT makes; -1 for none. */
  int pivotAlias = -1;

  /** The bracket that opens a function's arguments, or the rows of VALUES. */
  int arguments = -1;

  boolean hasOrdinality;
  Query query;
  FromClause group;

  /** What the name means: one of these, or neither where it may not be read. */
  Cte cte;

  String schema;
  String table;

  /** Whether a rule put a subquery in the relation's place. */
  boolean isStandIn;

  /** Whether something names the item, so that it must keep its name. */
  boolean isNamed;

  /** Whether its name, without the schema, could mean a column somewhere that names it. */
  boolean needsNewName;

  FromItem(FromClause clause, Scope scope, Environment environment, int start) {
    this.clause = clause;
    this.scope = scope;
    this.environment = environment;
    this.start = start;
  }

  /** What a rule named it instead; null where it keeps its name. */
  String newAlias;

  /** Whether the server sees it only as a subquery: under a join, or as the source of a pivot. */
  boolean isUnderJoin() {
    return clause.isJoined() || pivot >= 0 || isPivotStatement();
  }

  private boolean isPivotStatement() {
    return clause.select.form == Select.Form.PIVOT && clause == clause.select.from;
  }

  /** The alias to write for an item that has none. */
  String ownAlias(Tokens tokens) {
    return newAlias != null ? newAlias : Words.quote(tokens.name(nameToken()));
  }

  private int nameToken() {
    return kind == Kind.FUNCTION ? arguments - 1 : primaryEnd - 1;
  }

  int partCount() {
    return (primaryEnd - primaryStart + 1) / 2;
  }

  int part(int i) {
    return primaryStart + 2 * i;
  }

  boolean hasAlias() {
    return alias >= 0;
  }

  /** Whether this is one of the server's tables, as far as its name tells. */
  boolean isTable() {
    return kind == Kind.TABLE && table != null && !isStandIn;
  }

  /** Whether the server looks at what this relation reads, or can be made to. */
  boolean isAllowed() {
    switch (kind) {
      case SUBQUERY:
      case VALUES:
      case GROUP:
        return true;
      case TABLE:
        return isStandIn || table != null || cte != null;
      default:
        return isStandIn;
    }
  }

  boolean isFunction(Tokens tokens, String functionName) {
    return kind == Kind.FUNCTION
        && primaryStart + 1 == arguments
        && tokens.isNamed(primaryStart, functionName);
  }
}
