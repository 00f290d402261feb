package io.kurrentdb.shims.sql.rule;

import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Parameters;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.Arrays;

/**
 * The edits of one text, kept by token. What is put around a token later stands further outside, so
 * a rule that comes later in the list wraps what an earlier one wrote. Comments and blanks between
 * tokens stay where they are.
 */
public final class Edits {
  /** Nested ranges beyond this are a fault of a rule; the text then goes out as it came. */
  private static final int MAX_NESTING = 64;

  private final Tokens tokens;
  private final Parameters parameters;
  private final int limit;
  private Piece[] before;
  private Piece[] after;
  private Pieces[] replaced;
  private int[] replacedTo;
  private boolean[] touched;
  private boolean any;

  private StringBuilder out;
  private int[] slots = new int[0];
  private int slotCount;
  private boolean numbered;
  private int nesting;
  private boolean overflow;

  /** Whether the tokens written last left nothing, so that the blank behind them goes too. */
  private boolean dropped;

  /**
   * @param limit how long the edited text may become, in characters
   */
  public Edits(Tokens tokens, Parameters parameters, int limit) {
    this.tokens = tokens;
    this.parameters = parameters;
    this.limit = limit;
  }

  /** Whether anything is changed. */
  public boolean any() {
    return any;
  }

  private void prepare() {
    if (!any) {
      any = true;
      before = new Piece[tokens.size()];
      after = new Piece[tokens.size()];
      replaced = new Pieces[tokens.size()];
      replacedTo = new int[tokens.size()];
      touched = new boolean[tokens.size()];
    }
  }

  /** Puts characters before a token, outside of what is there already. */
  public void before(int token, String characters) {
    prepare();
    Piece piece = Piece.text(characters);
    touched[token] = true;
    piece.next = before[token];
    before[token] = piece;
  }

  /** Puts characters right after a token, outside of what is there already. */
  public void after(int token, String characters) {
    after(token, new Pieces().text(characters));
  }

  /** Puts pieces right after a token, outside of what is there already. */
  public void after(int token, Pieces pieces) {
    prepare();
    touched[token] = true;
    if (after[token] == null) {
      after[token] = pieces.first();
    } else {
      after[token].last().next = pieces.first();
    }
  }

  /**
   * Puts other characters in the place of the tokens from {@code from} up to but not {@code to}.
   */
  public void replace(int from, int to, String characters) {
    replace(from, to, new Pieces().text(characters));
  }

  /** Takes the tokens from {@code from} up to but not {@code to} away. */
  public void drop(int from, int to) {
    replace(from, to, new Pieces());
  }

  /** Puts pieces in the place of tokens. Of two that begin at one token, the longer one counts. */
  public void replace(int from, int to, Pieces pieces) {
    prepare();
    touched[from] = true;
    if (replaced[from] == null || replacedTo[from] <= to) {
      replaced[from] = pieces;
      replacedTo[from] = to;
    }
  }

  /** Whether these tokens begin a stretch that is replaced. */
  public boolean isReplaced(int from) {
    return any && replaced[from] != null;
  }

  /**
   * The edited text.
   *
   * @return null where it would be too long, or nest without end
   */
  public String render() {
    prepare();
    start(false);
    if (!overflow && !inOrder()) {
      start(true);
    }
    return overflow ? null : out.toString();
  }

  /** Start, end and parameter index of every placeholder in the text rendered last. */
  public int[] slots() {
    return Arrays.copyOf(slots, slotCount);
  }

  private void start(boolean withNumbers) {
    String text = tokens.text();
    numbered = withNumbers;
    slotCount = 0;
    out = new StringBuilder(text.length() + 256);
    int size = tokens.size();
    out.append(text, 0, tokens.start(0));
    range(0, size);
    out.append(text, tokens.end(size - 1), text.length());
  }

  /** Whether the placeholders still stand in the user's order, each once. */
  private boolean inOrder() {
    for (int i = 0; i < slotCount; i += 3) {
      if (slots[i + 2] != i / 3) {
        return allNumberedByUser();
      }
    }
    return slotCount / 3 == parameters.count() || allNumberedByUser();
  }

  private boolean allNumberedByUser() {
    for (int i = 0; i < slotCount; i += 3) {
      if (slots[i + 1] - slots[i] == 1) {
        return false;
      }
    }
    return true;
  }

  /** Writes tokens with their edits; what lies between two edits is copied in one go. */
  private void range(int from, int to) {
    if (++nesting > MAX_NESTING) {
      overflow = true;
    }
    int written = tokens.start(from);
    int i = from;
    while (i < to && !overflow) {
      if (!touched[i] && !tokens.is(i, Kind.PARAMETER)) {
        i++;
        continue;
      }
      out.append(tokens.text(), written, tokens.start(i));
      int next = edited(i, to);
      written = tokens.end(next - 1);
      if (dropped && next < to && isBlank(written, tokens.start(next))) {
        written = tokens.start(next);
      }
      i = next;
    }
    out.append(tokens.text(), written, Math.max(written, tokens.end(to - 1)));
    nesting--;
  }

  private boolean isBlank(int from, int to) {
    String text = tokens.text();
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Writes one token or what replaces it, and says where to go on. */
  private int edited(int i, int to) {
    dropped = false;
    if (!any) {
      token(i);
      return i + 1;
    }
    pieces(before[i]);
    int next = i + 1;
    boolean gone = false;
    if (replaced[i] != null && replacedTo[i] <= to) {
      next = replacedTo[i];
      Piece first = replaced[i].first();
      pieces(first);
      gone = first == null && after[next - 1] == null;
    } else {
      token(i);
    }
    pieces(after[next - 1]);
    dropped = gone;
    return next;
  }

  private void pieces(Piece first) {
    for (Piece p = first; p != null; p = p.next) {
      if (p.text != null) {
        out.append(p.text);
      } else {
        range(p.from, p.to);
      }
    }
    overflow |= out.length() > limit;
  }

  private void token(int i) {
    int start = out.length();
    if (!tokens.is(i, Kind.PARAMETER)) {
      out.append(tokens.text(), tokens.start(i), tokens.end(i));
      return;
    }
    int index = parameters.indexOf(i);
    if (numbered) {
      out.append('$').append(index + 1);
    } else {
      out.append(tokens.text(), tokens.start(i), tokens.end(i));
    }
    slot(start, out.length(), index);
  }

  private void slot(int start, int end, int index) {
    if (slotCount + 3 > slots.length) {
      slots = Arrays.copyOf(slots, Math.max(24, slots.length * 2));
    }
    slots[slotCount++] = start;
    slots[slotCount++] = end;
    slots[slotCount++] = index;
  }
}
