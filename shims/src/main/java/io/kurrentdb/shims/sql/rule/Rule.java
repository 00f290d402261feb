package io.kurrentdb.shims.sql.rule;

import java.util.List;

/**
 * One reason to edit a text. A rule looks at the tokens (and, in the second stage, at the tree),
 * writes edits, and notes each of them for the user. It never throws, never takes more than linear
 * time, and leaves alone what it does not understand. It has no state.
 */
public interface Rule {
  /** The rule's name in notes and in docs/sql.md, words with hyphens. */
  String id();

  /** Why the endpoint or another dialect makes the edit necessary, in one or two sentences. */
  String reason();

  /** Texts with what becomes of each, for the docs and the tests. */
  List<Example> examples();

  /** Writes the edits. */
  void apply(Rewrite rewrite);
}
