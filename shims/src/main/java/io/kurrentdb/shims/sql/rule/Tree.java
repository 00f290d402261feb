package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The structure of one text, as far as the rules need it. Filled by {@link TreeReader}. */
final class Tree {
  final Tokens tokens;
  final List<Query> queries = new ArrayList<>(4);
  final List<Select> selects = new ArrayList<>(4);
  final List<FromClause> clauses = new ArrayList<>(4);
  final List<With> withs = new ArrayList<>(0);
  final References references = new References();

  /** The brackets of {@code = ANY (list)} and its like, which hold no query. */
  final List<Integer> quantifiedLists = new ArrayList<>(0);

  /** Stretches of a column's name that only say schema and catalog: pairs of tokens. */
  final List<int[]> qualifiers = new ArrayList<>(0);

  /** Whether some item needs a name that nothing else has. */
  boolean hasNewNames;

  private String gap;

  Tree(Tokens tokens) {
    this.tokens = tokens;
  }

  Query top() {
    return queries.get(0);
  }

  /** Whether all of the text is a structure that the rules know. */
  boolean isUnderstood() {
    return gap == null;
  }

  /** What was not understood; null where all was. */
  String gap() {
    return gap;
  }

  /** The first thing that was not understood counts. */
  void giveUp(String what) {
    gap = gap == null ? what : gap;
  }

  /** Gives up at something that does not belong where it stands. */
  void giveUpAt(int token) {
    boolean end = token >= tokens.size();
    giveUp(end ? "the text ends too early" : "unexpected at position " + (tokens.start(token) + 1));
  }
}
