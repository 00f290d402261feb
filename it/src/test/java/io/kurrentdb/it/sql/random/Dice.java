package io.kurrentdb.it.sql.random;

import java.util.List;
import java.util.Random;

/** Chance, the same each time for one number. */
public final class Dice {
  private final Random random;

  public Dice(long number) {
    this.random = new Random(mixed(number));
  }

  /** Neighbouring numbers must not begin alike, as {@link Random} has it for neighbouring seeds. */
  private static long mixed(long number) {
    long z = number * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from 0 on, below the bound. */
  public int upTo(int bound) {
    return random.nextInt(bound);
  }

  public String pick(String... from) {
    return from[upTo(from.length)];
  }

  public <T> T pick(List<T> from) {
    return from.get(upTo(from.size()));
  }

  /** The text, or nothing. */
  String maybe(int percent, String text) {
    return chance(percent) ? text : "";
  }
}
