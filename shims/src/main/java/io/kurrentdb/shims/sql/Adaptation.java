package io.kurrentdb.shims.sql;

import java.util.List;

/**
 * A text as it should be sent to KurrentDB, and what became of it. Immutable and safe to share
 * between threads.
 */
public final class Adaptation {
  private static final int[] NO_SLOTS = {};

  private final String original;
  private final String text;
  private final Refusal refusal;
  private final int parameterCount;
  private final int[] slots;
  private final List<Note> notes;
  private final long rowCap;
  private final boolean understood;
  private final String whyAsItCame;

  /**
   * @param slots three numbers for each placeholder in {@code text}, in order: its start, its end,
   *     and the index (from 0) of the parameter it stands for
   */
  Adaptation(
      String original,
      String text,
      Refusal refusal,
      int parameterCount,
      int[] slots,
      List<Note> notes,
      long rowCap) {
    this(original, text, refusal, parameterCount, slots, notes, rowCap, true, null);
  }

  private Adaptation(
      String original,
      String text,
      Refusal refusal,
      int parameterCount,
      int[] slots,
      List<Note> notes,
      long rowCap,
      boolean understood,
      String whyAsItCame) {
    this.original = original;
    this.text = text;
    this.refusal = refusal;
    this.parameterCount = parameterCount;
    this.slots = slots;
    this.notes = notes;
    this.rowCap = rowCap;
    this.understood = understood;
    this.whyAsItCame = whyAsItCame;
  }

  static Adaptation refused(String original, Refusal refusal) {
    return new Adaptation(original, original, refusal, 0, NO_SLOTS, List.of(), 0);
  }

  static Adaptation unchanged(String original, int parameterCount, int[] slots) {
    return new Adaptation(original, original, null, parameterCount, slots, List.of(), 0);
  }

  /** The text as it came, since some of it could not be read or no edit of it is safe. */
  Adaptation notUnderstood(String why) {
    return new Adaptation(
        original, original, null, parameterCount, slots, List.of(), 0, false, why);
  }

  /** The text as it came, since it asks for what the server has not. */
  Adaptation leftAlone(String why) {
    return new Adaptation(original, original, null, parameterCount, slots, List.of(), 0, true, why);
  }

  int[] slots() {
    return slots;
  }

  /** The text as the user wrote it. */
  public String original() {
    return original;
  }

  /** The text to send; the very same String as {@link #original()} where nothing was needed. */
  public String text() {
    return text;
  }

  /** Whether the text could be read; where not it goes out as it came. */
  public boolean isUnderstood() {
    return understood;
  }

  /**
   * Why a text goes out as it came although the rules did not find it fit to be sent so.
   *
   * @return null where it was edited, refused, or needs no edit
   */
  public String whyAsItCame() {
    return whyAsItCame;
  }

  /** Whether the text must not be sent: {@link #refusal()} says why. */
  public boolean isRefused() {
    return refusal != null;
  }

  /**
   * Why the text must not be sent.
   *
   * @return null where it may be sent
   */
  public Refusal refusal() {
    return refusal;
  }

  /** How many parameters the user's text has: the highest number, or the count of {@code ?}. */
  public int parameterCount() {
    return parameterCount;
  }

  /** What was changed and why, in the order of the rules; empty where nothing was. */
  public List<Note> notes() {
    return notes;
  }

  /**
   * The row cap in force: one row more than this was asked for, and its arrival means that there
   * was more. 0 where none is in force.
   */
  public long rowCap() {
    return rowCap;
  }

  /**
   * The text with every placeholder replaced by its parameter's literal, however often and in
   * whatever order the edits left them.
   *
   * @param literals SQL literals, the parameters' in the user's order; not escaped or checked here
   * @throws IllegalArgumentException where there are fewer literals than parameters
   */
  public String bind(List<String> literals) {
    if (literals.size() < parameterCount) {
      throw new IllegalArgumentException(
          "The statement has " + parameterCount + " parameters, " + literals.size() + " were set");
    }
    return slots.length == 0 ? text : fill(literals);
  }

  private String fill(List<String> literals) {
    StringBuilder out = new StringBuilder(text.length() + slots.length * 8);
    int from = 0;
    for (int i = 0; i < slots.length; i += 3) {
      out.append(text, from, slots[i]);
      appendLiteral(out, literals.get(slots[i + 2]));
      from = slots[i + 1];
      if (from < text.length() && !isSeparator(text.charAt(from))) {
        out.append(' ');
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /**
   * A minus right after another one would begin a comment, a word right after a word extends it.
   */
  private static void appendLiteral(StringBuilder out, String literal) {
    if (literal.startsWith("-") || literal.startsWith("+")) {
      out.append('(').append(literal).append(')');
      return;
    }
    if (out.length() > 0 && !isSeparator(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
    out.append(literal);
  }

  private static boolean isSeparator(char c) {
    return c < 128 && !Character.isLetterOrDigit(c) && "_$'\"".indexOf(c) < 0;
  }

  @Override
  public String toString() {
    return isRefused() ? "refused, " + refusal : text;
  }
}
