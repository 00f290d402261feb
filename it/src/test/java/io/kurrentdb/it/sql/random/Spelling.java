package io.kurrentdb.it.sql.random;

import java.util.Locale;

/** Writes blanks, comments and keywords as people, tools and nobody else would. */
final class Spelling {
  private static final String[] COMMENTS = {
    "/* FROM x */",
    "-- it's \" (\n",
    "/* a /* nested */ ; */",
    "--?\n",
    "/*)*/",
    "\n\t",
    "  ",
    "\r\n",
    "/**/",
    "-- $$ \r\n",
    "/* 'kdb' \" */"
  };

  private final Dice dice;

  Spelling(Dice dice) {
    this.dice = dice;
  }

  String spelled(String text) {
    String cased = dice.chance(15) ? lower(text) : text;
    return spaced(cased + dice.maybe(8, ";") + dice.maybe(3, Words.GAP + dice.pick(COMMENTS)));
  }

  private String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 40);
    boolean odd = dice.chance(30);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != Words.GAP) {
        spaced.append(c);
      } else {
        spaced.append(odd && dice.chance(12) ? " " + dice.pick(COMMENTS) : " ");
      }
    }
    return spaced.toString();
  }

  /** Keywords, but no string and no name in quotes. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '$') {
        quote = c;
      }
      lower.append(quote == 0 ? String.valueOf(c).toLowerCase(Locale.ROOT) : String.valueOf(c));
    }
    return lower.toString();
  }
}
