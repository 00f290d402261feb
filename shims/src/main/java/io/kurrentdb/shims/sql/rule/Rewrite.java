package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.Note;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;

/** One run of the rules over one text: what they read, and what they write. Not thread-safe. */
public final class Rewrite {
  private final Tokens tokens;
  private final Edits edits;
  private final Catalog catalog;
  private final AdaptOptions options;
  private final List<Note> notes = new ArrayList<>(4);

  public Rewrite(Tokens tokens, Edits edits, Catalog catalog, AdaptOptions options) {
    this.tokens = tokens;
    this.edits = edits;
    this.catalog = catalog;
    this.options = options;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Edits edits() {
    return edits;
  }

  public Catalog catalog() {
    return catalog;
  }

  public AdaptOptions options() {
    return options;
  }

  /** Tells the user of an edit. The same words from the same rule are told once. */
  public void note(Rule rule, String what) {
    if (notes.size() < 64) {
      notes.add(new Note(rule.id(), what, rule.reason()));
    }
  }

  public List<Note> notes() {
    return notes;
  }
}
