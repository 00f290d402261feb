package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.Note;
import io.kurrentdb.shims.sql.Refusal;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run of the rules over one text: what they read, and what they write. Not thread-safe. */
public final class Rewrite {
  private static final int MAX_NOTES = 64;

  private final Tokens tokens;
  private final Edits edits;
  private final Catalog catalog;
  private final AdaptOptions options;
  private final List<Note> notes = new ArrayList<>(4);
  private Tree tree;
  private String prefix;
  private int nextName;
  private String oneRow;
  private Refusal refusal;
  private String gap;
  private long rowCap;

  public Rewrite(Tokens tokens, Edits edits, Catalog catalog, AdaptOptions options) {
    this.tokens = tokens;
    this.edits = edits;
    this.catalog = catalog;
    this.options = options;
  }

  /** Reads the structure of the text, which the rules of the second stage need. */
  public void readTree() {
    tree = TreeReader.read(tokens);
    if (tree.isUnderstood()) {
      new Resolver(tree, catalog, options).resolve();
    }
    gap = tree.gap();
  }

  /**
   * Why the edits must not be used. So where something was not understood, or where the text reads
   * anything but CTEs, the server's tables, and subqueries that the server looks at: such a text
   * goes out as it came, so that no edit makes a forbidden text succeed.
   *
   * @return null where they may be used
   */
  public String whyNot() {
    FromItem item = gap == null && tree != null ? forbidden() : null;
    if (item == null) {
      return gap;
    }
    int end = Math.max(item.primaryEnd, item.primaryStart + 1);
    String name = tokens.text().substring(tokens.start(item.primaryStart), tokens.end(end - 1));
    return "it reads " + name + ", which is none of the server's tables";
  }

  private FromItem forbidden() {
    for (FromClause clause : tree.clauses) {
      for (FromItem item : clause.items) {
        if (!item.isAllowed()) {
          return item;
        }
      }
    }
    return null;
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

  Tree tree() {
    return tree;
  }

  /**
   * Sends the text as it came, whatever other rules have written.
   *
   * @param why for a person; the first reason counts
   */
  public void giveUp(String why) {
    gap = gap == null ? why : gap;
  }

  /** Whether some rule, or the reader of the tree, gave up. */
  public boolean isGivenUp() {
    return gap != null;
  }

  /** Keeps the text from being sent; the first refusal counts. */
  void refuse(Refusal why) {
    refusal = refusal == null ? why : refusal;
  }

  /** Why the text must not be sent; null where it may be. */
  public Refusal refusal() {
    return refusal;
  }

  /** Tells the user of an edit; of very many the first ones. */
  public void note(Rule rule, String what) {
    if (notes.size() < MAX_NOTES) {
      notes.add(new Note(rule.id(), what, rule.reason()));
    }
  }

  /** Whether a note would still be kept: its words need not be made otherwise. */
  boolean wantsNotes() {
    return notes.size() < MAX_NOTES;
  }

  public List<Note> notes() {
    return notes;
  }

  void setRowCap(long rows) {
    rowCap = rows;
  }

  /** The row cap that a rule has put into the text; 0 for none. */
  public long rowCap() {
    return rowCap;
  }

  /**
   * Puts queries in the place of relations that the server has not. What is answered counts as a
   * subquery from then on, and keeps its name and its columns' qualifiers.
   */
  public void answer(Rule rule, Relations relations) {
    for (FromClause clause : tree.clauses) {
      for (FromItem item : clause.items) {
        if (!item.isAllowed() && RelationAnswers.answer(this, item, relations)) {
          note(rule, item.name + " is answered from the catalogue");
        }
      }
    }
  }

  /** A name that nothing in the text has, so that nothing can mean it by mistake. */
  public String freshName() {
    if (prefix == null) {
      prefix = freshPrefix();
    }
    return prefix + nextName++;
  }

  private String freshPrefix() {
    String candidate = "_kdb";
    if (!tokens.has(Kind.WORD)) {
      return candidate;
    }
    for (int i = 0; contains(candidate); i++) {
      candidate = "_kdb" + Integer.toString(i, 36) + "_";
    }
    return candidate;
  }

  private boolean contains(String word) {
    String text = tokens.text();
    int at = text.indexOf('_');
    while (at >= 0) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
      at = text.indexOf('_', at + 1);
    }
    return false;
  }

  /**
   * A subquery of one row and one column that nobody names. It has its row on an empty log too, and
   * reads nothing of a full one.
   */
  public String oneRow() {
    if (oneRow == null) {
      String inner = freshName();
      String outer = freshName();
      oneRow = oneRow(inner, outer, "kdb.records");
    }
    return oneRow;
  }

  /** The same over other relations, with names that nothing has. */
  static String oneRow(String inner, String outer, String relations) {
    String none = "(SELECT 1 AS " + inner + " FROM " + relations + " LIMIT 0) " + inner;
    return "(SELECT count(*) AS " + outer + " FROM " + none + ") " + outer;
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
