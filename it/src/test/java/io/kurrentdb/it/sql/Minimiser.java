package io.kurrentdb.it.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a text shorter that the adapter spoils, token by token, for as long as it is spoilt in the
 * same way: what is left is what matters.
 */
final class Minimiser {
  private static final Pattern TOKENS =
      Pattern.compile(
          "\\s+|--[^\\n]*\\n?|[eE]'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\""
              + "|\\$(\\w*)\\$.*?\\$\\1\\$|/\\*.*?\\*/|\\w+|::|->>|->|<=|>=|<>|\\|\\||.",
          Pattern.DOTALL);

  private final RandomRun run;

  Minimiser(RandomRun run) {
    this.run = run;
  }

  /** Returns the text itself where nothing is wrong with it. */
  String minimise(String sql) throws SQLException {
    String fault = fault(sql);
    if (fault == null) {
      return sql;
    }
    List<String> tokens = tokens(sql);
    int before;
    do {
      before = tokens.size();
      tokens = withoutGroups(tokens, fault);
      tokens = withoutRuns(tokens, fault);
    } while (tokens.size() < before);
    return join(tokens);
  }

  /** What is wrong with a text, without the names in it; null where nothing is. */
  private String fault(String sql) throws SQLException {
    Judge.Judgement judgement = run.judge("minimising", sql);
    String name =
        judgement.verdict() == Judge.Verdict.REFUSED ? RandomRun.refusal(judgement) : null;
    if (name != null) {
      return name;
    }
    if (!RandomRun.isWrong(judgement)) {
      return null;
    }
    return judgement.verdict() == Judge.Verdict.DIFFER
        ? judgement.detail().replaceAll("^(row|types|name).*", "$1").replaceAll("\\d+", "n")
        : judgement.detail().replaceAll("\"[^\"]*\"|'[^']*'|\\d+", "x");
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    for (Matcher matcher = TOKENS.matcher(sql); matcher.find(); ) {
      String token = matcher.group();
      if (!token.isBlank() && !token.startsWith("--") && !token.startsWith("/*")) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private static String join(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (String token : tokens) {
      boolean close = "(.[".contains(last) || ".),](".contains(token) || token.equals("[");
      boolean word = !last.isEmpty() && "(,".indexOf(last.charAt(last.length() - 1)) < 0;
      text.append(last.isEmpty() || (close && !(token.equals("(") && spaced(last))) ? "" : " ");
      text.append(token);
      last = word || !token.isEmpty() ? token : last;
    }
    return text.toString();
  }

  private static boolean spaced(String word) {
    return word.equals(word.toUpperCase(java.util.Locale.ROOT));
  }

  /** Puts a plain value in place of what stands in brackets, or takes it out. */
  private List<String> withoutGroups(List<String> tokens, String fault) throws SQLException {
    List<String> left = tokens;
    for (int at = 0; at < left.size(); at++) {
      int end = left.get(at).equals("(") ? closing(left, at) : -1;
      if (end < 0) {
        continue;
      }
      for (List<String> instead :
          List.of(
              List.<String>of(),
              List.of("1"),
              List.of("(", "SELECT", "1", ")"),
              inner(left, at, end))) {
        List<String> shorter = replaced(left, at, end + 1, instead);
        if (shorter.size() < left.size() && fault.equals(fault(join(shorter)))) {
          left = shorter;
          break;
        }
      }
    }
    return left;
  }

  private static List<String> inner(List<String> tokens, int at, int end) {
    return tokens.subList(at + 1, end);
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

  private List<String> withoutRuns(List<String> tokens, String fault) throws SQLException {
    List<String> left = tokens;
    for (int length = Math.min(40, left.size() / 2); length >= 1; length--) {
      for (int at = 0; at + length <= left.size(); ) {
        List<String> shorter = replaced(left, at, at + length, List.of());
        if (isBalanced(left.subList(at, at + length)) && fault.equals(fault(join(shorter)))) {
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
