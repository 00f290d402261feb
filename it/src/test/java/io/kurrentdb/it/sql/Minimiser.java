package io.kurrentdb.it.sql;

import io.kurrentdb.shims.sql.lex.Lexer;
import io.kurrentdb.shims.sql.lex.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a text that the adapter spoils as short as it can be, for as long as it is spoilt in the
 * same way: what is left is what matters.
 */
final class Minimiser {
  /** Tokens that are taken out together. */
  private static final int RUN = 40;

  private static final List<List<String>> INSTEAD_OF_BRACKETS =
      List.of(List.of(), List.of("1"), List.of("(", "SELECT", "1", ")"));

  private final RandomRun run;
  private String fault;
  private int unused;

  Minimiser(RandomRun run) {
    this.run = run;
  }

  /** Returns the text itself where nothing is wrong with it. */
  String minimise(String sql) throws SQLException {
    fault = fault(sql);
    List<String> tokens = tokens(sql);
    unused = unused(tokens);
    if (fault == null || !isSpoilt(tokens)) {
      return sql;
    }
    int before;
    do {
      before = tokens.size();
      tokens = withoutBrackets(tokens);
      tokens = withoutRuns(tokens);
    } while (tokens.size() < before);
    return join(tokens);
  }

  /**
   * In the same way, and not by a CTE that nothing reads any more: DuckDB does not look into those,
   * and anything could stand there.
   */
  private boolean isSpoilt(List<String> tokens) throws SQLException {
    int count = unused(tokens);
    if (count > unused || !fault.equals(fault(join(tokens)))) {
      return false;
    }
    unused = count;
    return true;
  }

  private static int unused(List<String> tokens) {
    int count = 0;
    for (int at = 1; at + 1 < tokens.size(); at++) {
      boolean body = tokens.get(at + 1).equals("(") || tokens.get(at + 1).endsWith("MATERIALIZED");
      if (tokens.get(at).equalsIgnoreCase("AS") && (body || tokens.get(at + 1).equals("NOT"))) {
        String name = tokens.get(tokens.get(at - 1).equals(")") ? opening(tokens, at - 1) : at - 1);
        count += tokens.stream().filter(name::equalsIgnoreCase).count() > 1 ? 0 : 1;
      }
    }
    return count;
  }

  /** The token before the bracket that is closed here. */
  private static int opening(List<String> tokens, int close) {
    int depth = 0;
    for (int at = close; at > 0; at--) {
      depth += tokens.get(at).equals(")") ? 1 : tokens.get(at).equals("(") ? -1 : 0;
      if (depth == 0) {
        return at - 1;
      }
    }
    return 0;
  }

  /** What is wrong with a text, without the names in it; null where nothing is. */
  private String fault(String sql) throws SQLException {
    Judge.Judgement judgement = run.judge("minimising", sql);
    if (judgement.verdict() == Judge.Verdict.DIFFER) {
      return judgement.detail().replaceAll("^(row|types|name) .*", "$1").replaceAll("\\d+", "n");
    }
    if (judgement.verdict() != Judge.Verdict.REFUSED) {
      return null;
    }
    return judgement.outcome().kind() == Outcome.Kind.REFUSED_BY_ENDPOINT
        ? judgement.detail()
        : judgement.detail().replaceAll("\"[^\"]*\"|'[^']*'|\\d+", "x");
  }

  private static List<String> tokens(String sql) {
    Tokens read = Lexer.read(sql);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      tokens.add(read.raw(i));
    }
    return tokens;
  }

  private static String join(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    String last = "(";
    for (String token : tokens) {
      boolean close = "(.[".contains(last) || ".),]".contains(token);
      text.append(close ? "" : " ").append(token);
      last = token;
    }
    return text.toString();
  }

  private List<String> withoutBrackets(List<String> tokens) throws SQLException {
    List<String> left = tokens;
    for (int at = 0; at < left.size(); at++) {
      int end = left.get(at).equals("(") ? closing(left, at) : -1;
      if (end > 0) {
        left = withoutBracket(left, at, end);
      }
    }
    return left;
  }

  private List<String> withoutBracket(List<String> tokens, int at, int end) throws SQLException {
    List<List<String>> others = new ArrayList<>(INSTEAD_OF_BRACKETS);
    others.add(tokens.subList(at + 1, end));
    for (List<String> other : others) {
      List<String> shorter = replaced(tokens, at, end + 1, other);
      if (shorter.size() < tokens.size() && isSpoilt(shorter)) {
        return shorter;
      }
    }
    return tokens;
  }

  private static int closing(List<String> tokens, int open) {
    int depth = 0;
    for (int at = open; at < tokens.size(); at++) {
      depth += tokens.get(at).equals("(") ? 1 : tokens.get(at).equals(")") ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private List<String> withoutRuns(List<String> tokens) throws SQLException {
    List<String> left = tokens;
    for (int length = Math.min(RUN, left.size() / 2); length >= 1; length--) {
      for (int at = 0; at + length <= left.size(); ) {
        List<String> shorter = replaced(left, at, at + length, List.of());
        if (isBalanced(left.subList(at, at + length)) && isSpoilt(shorter)) {
          left = shorter;
        } else {
          at++;
        }
      }
    }
    return left;
  }

  private static boolean isBalanced(List<String> tokens) {
    int depth = 0;
    for (String token : tokens) {
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static List<String> replaced(
      List<String> tokens, int from, int to, List<String> instead) {
    List<String> result = new ArrayList<>(tokens.subList(0, from));
    result.addAll(instead);
    result.addAll(tokens.subList(to, tokens.size()));
    return result;
  }
}
