package io.kurrentdb.shims.sql.lex;

import java.util.Arrays;

/**
 * The placeholders of a text, numbered before anything is moved: {@code ?} by their order, {@code
 * $1} by what they say, {@code $name} by its first appearance.
 */
public final class Parameters {
  private static final Parameters NONE = new Parameters(new int[0], new int[0], 0);

  private final int[] tokens;
  private final int[] indices;
  private final int count;

  private Parameters(int[] tokens, int[] indices, int count) {
    this.tokens = tokens;
    this.indices = indices;
    this.count = count;
  }

  /** Numbers the placeholders of these tokens. */
  public static Parameters of(Tokens tokens) {
    return tokens.has(Kind.PARAMETER) ? collect(tokens) : NONE;
  }

  private static Parameters collect(Tokens tokens) {
    int[] at = new int[8];
    int[] indices = new int[8];
    int found = 0;
    int count = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.PARAMETER)) {
        if (found == at.length) {
          at = Arrays.copyOf(at, found * 2);
          indices = Arrays.copyOf(indices, found * 2);
        }
        at[found] = i;
        indices[found] = index(tokens, i, at, indices, found, count);
        count = Math.max(count, indices[found] + 1);
        found++;
      }
    }
    return new Parameters(Arrays.copyOf(at, found), Arrays.copyOf(indices, found), count);
  }

  private static int index(Tokens tokens, int i, int[] at, int[] indices, int found, int count) {
    int start = tokens.start(i) + 1;
    if (start == tokens.end(i)) {
      return count;
    }
    int number = number(tokens.text(), start, tokens.end(i));
    return number > 0 ? number - 1 : named(tokens, i, at, indices, found, count);
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end && number < 100_000; i++) {
      char c = text.charAt(i);
      if (!Characters.isDigit(c)) {
        return 0;
      }
      number = number * 10 + c - '0';
    }
    return number >= 100_000 ? 0 : number;
  }

  /** Names are few: the list before this one is searched as far as 64 of them. */
  private static int named(Tokens tokens, int i, int[] at, int[] indices, int found, int count) {
    String name = tokens.raw(i);
    for (int k = 0; k < Math.min(found, 64); k++) {
      if (tokens.raw(at[k]).equalsIgnoreCase(name)) {
        return indices[k];
      }
    }
    return count;
  }

  /** How many parameters have to be set. */
  public int count() {
    return count;
  }

  /** The index, from 0, of the parameter that this token stands for. */
  public int indexOf(int token) {
    int at = Arrays.binarySearch(tokens, token);
    return at < 0 ? -1 : indices[at];
  }

  /** Start, end and index of every placeholder of the unchanged text, in order. */
  public int[] slots(Tokens of) {
    int[] slots = new int[tokens.length * 3];
    for (int i = 0; i < tokens.length; i++) {
      slots[3 * i] = of.start(tokens[i]);
      slots[3 * i + 1] = of.end(tokens[i]);
      slots[3 * i + 2] = indices[i];
    }
    return slots;
  }
}
