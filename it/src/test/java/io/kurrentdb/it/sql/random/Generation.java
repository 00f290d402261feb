package io.kurrentdb.it.sql.random;

import java.util.ArrayList;
import java.util.List;

/** Who takes part in one text, and what is in scope while it is written. */
final class Generation {
  final Dice dice;
  final Names names;

  /** The innermost last. */
  final List<Cte> ctes = new ArrayList<>();

  final Queries queries;
  final CommonTables commonTables;
  final SetOperations setOperations;
  final Selects selects;
  final Groups groups;
  final Stars stars;
  final Windows windows;
  final Tables tables;
  final Pivots pivots;
  final Joins joins;
  final Expressions expressions;
  final Lists lists;
  final Conditions conditions;
  final Subqueries subqueries;

  Generation(Dice dice) {
    this.dice = dice;
    this.names = new Names(dice);
    this.queries = new Queries(this);
    this.commonTables = new CommonTables(this);
    this.setOperations = new SetOperations(this);
    this.selects = new Selects(this);
    this.groups = new Groups(this);
    this.stars = new Stars(this);
    this.windows = new Windows(this);
    this.tables = new Tables(this);
    this.pivots = new Pivots(this);
    this.joins = new Joins(this);
    this.expressions = new Expressions(this);
    this.lists = new Lists(this);
    this.conditions = new Conditions(this);
    this.subqueries = new Subqueries(this);
  }
}
