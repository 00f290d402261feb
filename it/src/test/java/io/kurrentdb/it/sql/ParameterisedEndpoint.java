package io.kurrentdb.it.sql;

import io.kurrentdb.it.sql.random.Dice;
import io.kurrentdb.it.sql.random.RandomQueries;
import io.kurrentdb.shims.sql.lex.Kind;
import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks with parameters what is written with values: {@code CAST(5 AS BIGINT)} and {@code 'five'}
 * become {@code ?}. The answer must be that of the text with the values.
 */
final class ParameterisedEndpoint implements Asker {
  /** Behind these a string is a value, and not a part of the syntax. */
  private static final Set<String> BEFORE_VALUES =
      Set.of("(", ",", "=", "<>", ">", "||", "THEN", "ELSE", "SELECT", "LIKE");

  private static final String BEFORE = "CAST(";
  private static final String AFTER = " AS BIGINT)";

  private final Asker adapted;

  ParameterisedEndpoint(Asker adapted) {
    this.adapted = adapted;
  }

  /** A random query, some of whose numbers become parameters. */
  static String text(long number) {
    Dice dice = new Dice(-number);
    String text = RandomQueries.text(number);
    Tokens tokens = Lexer.read(text);
    StringBuilder cast = new StringBuilder();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean whole = tokens.raw(i).chars().allMatch(Character::isDigit);
      if (tokens.is(i, Kind.NUMBER) && whole && dice.chance(50)) {
        cast.append(text, from, tokens.start(i));
        cast.append(BEFORE).append(tokens.raw(i)).append(AFTER);
        from = tokens.end(i);
      }
    }
    return cast.append(text.substring(from)).toString();
  }

  @Override
  public Outcome ask(String sql, List<Object> none) {
    Tokens tokens = Lexer.read(sql);
    List<Object> parameters = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Object value = number(tokens, i);
      int last = value != null ? i + 5 : i;
      value = value != null ? value : string(tokens, i);
      if (value != null) {
        text.append(sql, from, tokens.start(i)).append('?');
        from = tokens.end(last);
        parameters.add(value);
      }
    }
    return adapted.ask(text.append(sql.substring(from)).toString(), parameters);
  }

  @Override
  public Outcome withoutOptimizer(String sql) {
    return adapted.withoutOptimizer(sql);
  }

  private static Long number(Tokens tokens, int at) {
    boolean cast =
        at + 5 < tokens.size()
            && tokens.raw(at).equals("CAST")
            && tokens.is(at + 2, Kind.NUMBER)
            && tokens.raw(at + 4).equals("BIGINT")
            && tokens.raw(at + 2).chars().allMatch(Character::isDigit);
    return cast ? Long.valueOf(tokens.raw(at + 2)) : null;
  }

  private static String string(Tokens tokens, int at) {
    String raw = tokens.raw(at);
    boolean value =
        at > 1
            && tokens.is(at, Kind.STRING)
            && raw.startsWith("'")
            && BEFORE_VALUES.contains(tokens.raw(at - 1))
            && !tokens.raw(at - 2).equalsIgnoreCase("COLUMNS");
    return value ? raw.substring(1, raw.length() - 1).replace("''", "'") : null;
  }
}
