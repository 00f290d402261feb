package io.kurrentdb.shims.sql;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.core.Log;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Parameters;
import io.kurrentdb.shims.sql.lex.Tokens;
import io.kurrentdb.shims.sql.rule.Edits;
import io.kurrentdb.shims.sql.rule.Rewrite;
import io.kurrentdb.shims.sql.rule.Rule;
import io.kurrentdb.shims.sql.rule.Rules;
import java.util.ArrayList;
import java.util.List;

/** One adaptation: tokens, spellings, tree, rules, text. */
final class Adapting {
  private Adapting() {}

  /** A fault in a rule must not cost the user the statement: the text then goes out as it came. */
  static Adaptation run(String sql, Catalog catalog, AdaptOptions options) {
    try {
      return adapt(sql, catalog, options);
    } catch (RuntimeException | StackOverflowError e) {
      Log.error("A statement could not be adapted and is sent as it is: " + e, e);
      return Adaptation.unchanged(sql, 0, new int[0]).notUnderstood("a fault of the agent: " + e);
    }
  }

  static Adaptation adapt(String sql, Catalog catalog, AdaptOptions options) {
    Tokens tokens = Lexer.read(sql);
    Parameters parameters = Parameters.of(tokens);
    Refusal refusal = Statements.refusal(tokens);
    if (refusal != null) {
      return Adaptation.refused(sql, refusal);
    }
    Adaptation asIs = Adaptation.unchanged(sql, parameters.count(), parameters.slots(tokens));
    if (!tokens.isWhole()) {
      return asIs.leftAlone("a quote, a comment or a bracket is not closed");
    }
    return rewrite(asIs, tokens, parameters, catalog, options);
  }

  private static Adaptation rewrite(
      Adaptation asIs,
      Tokens tokens,
      Parameters parameters,
      Catalog catalog,
      AdaptOptions options) {
    Stage spelled = new Stage(tokens, parameters, asIs.slots());
    if (!spelled.apply(Rules.SPELLINGS, catalog, options)) {
      return asIs.notUnderstood(spelled.whyNot);
    }
    Stage structured = spelled.next();
    boolean safe = structured.apply(Rules.STRUCTURE, catalog, options);
    if (structured.refusal != null) {
      return Adaptation.refused(asIs.original(), structured.refusal);
    }
    if (structured.gaveUp) {
      return asIs.notUnderstood(structured.whyNot);
    }
    if (!safe) {
      return asIs.leftAlone(structured.whyNot);
    }
    if (structured.text == tokens.text()) {
      return asIs;
    }
    return new Adaptation(
        asIs.original(),
        structured.text,
        null,
        Math.max(asIs.parameterCount(), structured.parameters.count()),
        structured.slots,
        List.copyOf(structured.notes),
        structured.rowCap);
  }

  /** One list of rules over one text; afterwards it holds the text that came out. */
  private static final class Stage {
    private final Tokens tokens;
    private final Parameters parameters;
    private final boolean readsTree;
    private final List<Note> notes = new ArrayList<>(4);
    private String text;
    private int[] slots;
    private Refusal refusal;
    private boolean gaveUp;
    private String whyNot;
    private long rowCap;

    Stage(Tokens tokens, Parameters parameters, int[] slots) {
      this(tokens, parameters, slots, false);
    }

    private Stage(Tokens tokens, Parameters parameters, int[] slots, boolean readsTree) {
      this.tokens = tokens;
      this.parameters = parameters;
      this.slots = slots;
      this.readsTree = readsTree;
      this.text = tokens.text();
    }

    /** The second stage, over the text that the first one left. */
    Stage next() {
      Tokens again = text == tokens.text() ? tokens : Lexer.read(text);
      Parameters numbers = again == tokens ? parameters : Parameters.of(again);
      Stage next = new Stage(again, numbers, slots, true);
      next.notes.addAll(notes);
      return next;
    }

    /** Returns whether the text may be edited: false where it has to go out as it came. */
    boolean apply(List<Rule> rules, Catalog catalog, AdaptOptions options) {
      if (!tokens.isWhole()) {
        whyNot = "other dialects' spellings leave it in pieces";
        return false;
      }
      Edits edits = new Edits(tokens, parameters, 4 * text.length() + (1 << 20));
      Rewrite rewrite = new Rewrite(tokens, edits, catalog, options);
      if (readsTree) {
        rewrite.readTree();
      }
      for (int i = 0; i < rules.size() && !rewrite.isGivenUp(); i++) {
        rules.get(i).apply(rewrite);
      }
      refusal = rewrite.refusal();
      gaveUp = rewrite.isGivenUp();
      whyNot = rewrite.whyNot();
      return whyNot == null && (!edits.any() || take(rewrite, edits));
    }

    private boolean take(Rewrite rewrite, Edits edits) {
      text = edits.render();
      slots = edits.slots();
      rowCap = rewrite.rowCap();
      notes.addAll(rewrite.notes());
      whyNot = text == null ? "the edits would make it too long" : null;
      return text != null;
    }
  }
}
