package io.kurrentdb.shims.sql.rule;

/** One term of a query: a SELECT with its clauses by position, or a form that makes one. */
final class Select {
  enum Form {
    SELECT,
    VALUES,
    TABLE,
    PIVOT,
    /** PIVOT without ON, which is only a grouping. */
    GROUPING
  }

  final Form form;
  final Query query;
  final Scope scope;
  final int start;
  int end;

  /** The select list; both -1 where FROM comes first and a star is implied. */
  int listStart = -1;

  int listEnd = -1;

  /** Null for VALUES, and where the user wrote no FROM. */
  FromClause from;

  /** Where the clauses behind FROM and the list begin. */
  int rest;

  Select(Form form, Query query, Scope scope, int start) {
    this.form = form;
    this.query = query;
    this.scope = scope;
    this.start = start;
  }

  boolean hasNoFrom() {
    return form == Form.SELECT && from == null;
  }
}
