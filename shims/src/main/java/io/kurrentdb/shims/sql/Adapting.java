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
      return Adaptation.unchanged(sql, 0, new int[0]);
    }
  }

  private static Adaptation adapt(String sql, Catalog catalog, AdaptOptions options) {
    Tokens tokens = Lexer.read(sql);
    Parameters parameters = Parameters.of(tokens);
    Refusal refusal = Statements.refusal(tokens);
    if (refusal != null) {
      return Adaptation.refused(sql, refusal);
    }
    Adaptation asIs = Adaptation.unchanged(sql, parameters.count(), parameters.slots(tokens));
    if (!tokens.isWhole()) {
      return asIs;
    }
    return rewrite(asIs, tokens, parameters, catalog, options);
  }

  private static Adaptation rewrite(
      Adaptation asIs,
      Tokens tokens,
      Parameters parameters,
      Catalog catalog,
      AdaptOptions options) {
    List<Note> notes = new ArrayList<>(4);
    Stage spelled = new Stage(tokens, parameters, asIs.slots());
    if (!spelled.apply(Rules.SPELLINGS, catalog, options, notes)) {
      return asIs;
    }
    Tokens again = spelled.tokens;
    Parameters numbers = spelled.parameters;
    Stage structured = new Stage(again, numbers, spelled.slots);
    if (!structured.apply(Rules.STRUCTURE, catalog, options, notes) || notes.isEmpty()) {
      return asIs;
    }
    return new Adaptation(
        asIs.original(),
        structured.tokens.text(),
        null,
        asIs.parameterCount(),
        structured.slots,
        List.copyOf(notes),
        0);
  }

  /** One list of rules over one text; afterwards it holds the text that came out. */
  private static final class Stage {
    Tokens tokens;
    Parameters parameters;
    int[] slots;

    Stage(Tokens tokens, Parameters parameters, int[] slots) {
      this.tokens = tokens;
      this.parameters = parameters;
      this.slots = slots;
    }

    /** Returns whether the text may still be edited: false where it has to go out as it came. */
    boolean apply(List<Rule> rules, Catalog catalog, AdaptOptions options, List<Note> notes) {
      Edits edits = new Edits(tokens, parameters, 4 * tokens.text().length() + (64 << 10));
      Rewrite rewrite = new Rewrite(tokens, edits, catalog, options);
      for (Rule rule : rules) {
        rule.apply(rewrite);
      }
      if (!edits.any()) {
        return true;
      }
      String text = edits.render();
      if (text == null) {
        return false;
      }
      notes.addAll(rewrite.notes());
      slots = edits.slots();
      tokens = Lexer.read(text);
      parameters = Parameters.of(tokens);
      return tokens.isWhole();
    }
  }
}
