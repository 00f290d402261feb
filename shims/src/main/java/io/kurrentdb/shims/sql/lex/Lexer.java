package io.kurrentdb.shims.sql.lex;

import io.kurrentdb.shims.sql.lex.Tokens.Defect;

/**
 * Cuts a text into tokens as DuckDB's scanner does. One pass, no recursion, no exception for any
 * string; each lexical element has a small scanner of its own, offset in, offset out.
 */
public final class Lexer {
  /** Brackets nested deeper than this are left to the server, which takes 64 levels of a tree. */
  static final int MAX_DEPTH = 250;

  /** Longer texts go out as they came: the server takes no message of more than 4 MB. */
  static final int MAX_LENGTH = 4 << 20;

  private final String text;
  private final int length;
  private final Tokens tokens;
  private final int[] open = new int[MAX_DEPTH];
  private int depth;
  private boolean noMoreBackticks;

  private Lexer(String text) {
    this.text = text;
    this.length = text.length();
    this.tokens = new Tokens(text);
  }

  /** The tokens of a text; where it is not whole, those up to the defect. */
  public static Tokens read(String text) {
    Lexer lexer = new Lexer(text);
    if (text.length() > MAX_LENGTH) {
      lexer.tokens.fail(Defect.TOO_LONG, MAX_LENGTH);
      return lexer.tokens;
    }
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    int at = 0;
    while (at < length && tokens.isWhole()) {
      at = next(at);
    }
    if (tokens.isWhole() && depth > 0) {
      tokens.fail(Defect.UNBALANCED_BRACKET, tokens.start(open[depth - 1]));
    }
  }

  private int next(int at) {
    char c = text.charAt(at);
    if (Characters.isBlank(c)) {
      return at + 1;
    }
    if (Characters.isWordStart(c)) {
      return word(at);
    }
    if (Characters.isDigit(c)) {
      return number(at);
    }
    return other(at, c);
  }

  private int other(int at, char c) {
    switch (c) {
      case '\'':
        return string(at, Delimiters.stringEnd(text, at, false));
      case '"':
        return delimited(Kind.QUOTED, at, Delimiters.nameEnd(text, at), Defect.UNTERMINATED_NAME);
      case '`':
        return backtick(at);
      case '$':
        return dollar(at);
      case '?':
        return question(at);
      case '.':
        return Characters.isDigit(peek(at + 1)) ? number(at) : single(Kind.DOT, at);
      case ',':
        return single(Kind.COMMA, at);
      case ';':
        return single(Kind.SEMICOLON, at);
      case ':':
        return colon(at);
      case '-':
        return peek(at + 1) == '-' ? Delimiters.lineCommentEnd(text, at) : operator(at);
      case '/':
        return peek(at + 1) == '*' ? blockComment(at) : operator(at);
      default:
        return bracket(at, c);
    }
  }

  private int bracket(int at, char c) {
    switch (c) {
      case '(':
        return opening(Kind.OPEN_PAREN, at);
      case '[':
        return opening(Kind.OPEN_BRACKET, at);
      case '{':
        return opening(Kind.OPEN_BRACE, at);
      case ')':
        return closing(Kind.CLOSE_PAREN, Kind.OPEN_PAREN, at);
      case ']':
        return closing(Kind.CLOSE_BRACKET, Kind.OPEN_BRACKET, at);
      case '}':
        return closing(Kind.CLOSE_BRACE, Kind.OPEN_BRACE, at);
      default:
        return operator(at);
    }
  }

  private char peek(int at) {
    return at < length ? text.charAt(at) : '\0';
  }

  private int single(Kind kind, int at) {
    tokens.add(kind, null, at, at + 1);
    return at + 1;
  }

  private int opening(Kind kind, int at) {
    if (depth == MAX_DEPTH) {
      tokens.fail(Defect.TOO_DEEP, at);
      return length;
    }
    open[depth++] = tokens.size();
    return single(kind, at);
  }

  private int closing(Kind kind, Kind partner, int at) {
    if (depth == 0 || tokens.kind(open[depth - 1]) != partner) {
      tokens.fail(Defect.UNBALANCED_BRACKET, at);
      return length;
    }
    single(kind, at);
    tokens.pair(open[--depth], tokens.size() - 1);
    return at + 1;
  }

  private int word(int at) {
    int end = at + 1;
    while (end < length && Characters.isWordPart(text.charAt(end))) {
      end++;
    }
    if (end == at + 1 && peek(end) == '\'' && (text.charAt(at) | 32) == 'e') {
      return string(at, Delimiters.stringEnd(text, end, true));
    }
    tokens.add(Kind.WORD, Keyword.find(text, at, end), at, end);
    return end;
  }

  private int number(int at) {
    int end = at;
    if (text.charAt(at) == '0' && "xXbBoO".indexOf(peek(at + 1)) >= 0 && isHex(peek(at + 2))) {
      end = hexDigits(at + 2);
    } else {
      end = digits(at);
      if (peek(end) == '.' && peek(end + 1) != '.') {
        end = digits(end + 1);
      }
      end = exponent(end);
    }
    tokens.add(Kind.NUMBER, null, at, end);
    return end;
  }

  private int digits(int at) {
    int end = at;
    while (Characters.isDigit(peek(end))
        || (peek(end) == '_' && end > at && Characters.isDigit(peek(end + 1)))) {
      end++;
    }
    return end;
  }

  private int hexDigits(int at) {
    int end = at;
    while (isHex(peek(end)) || (peek(end) == '_' && isHex(peek(end + 1)))) {
      end++;
    }
    return end;
  }

  private static boolean isHex(char c) {
    return Characters.isDigit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
  }

  private int exponent(int at) {
    if ((peek(at) | 32) != 'e') {
      return at;
    }
    int digits = peek(at + 1) == '-' || peek(at + 1) == '+' ? at + 2 : at + 1;
    return Characters.isDigit(peek(digits)) ? digits(digits) : at;
  }

  /** Adds what stands between delimiters; a negative end says that it is not closed. */
  private int delimited(Kind kind, int start, int end, Defect defect) {
    if (end < 0) {
      tokens.fail(defect, start);
      return length;
    }
    tokens.add(kind, null, start, end);
    return end;
  }

  private int string(int start, int end) {
    return delimited(Kind.STRING, start, end, Defect.UNTERMINATED_STRING);
  }

  /** Without a closing one it is DuckDB's operator, and what follows is read as usual. */
  private int backtick(int at) {
    int end = noMoreBackticks ? -1 : Delimiters.nameEnd(text, at);
    if (end < 0) {
      noMoreBackticks = true;
      return single(Kind.OPERATOR, at);
    }
    tokens.add(Kind.BACKTICK, null, at, end);
    return end;
  }

  private int dollar(int at) {
    int end = at + 1;
    if (Characters.isDigit(peek(end))) {
      end = digits(end);
      tokens.add(Kind.PARAMETER, null, at, end);
      return end;
    }
    while (end < length && text.charAt(end) != '$' && Characters.isWordPart(text.charAt(end))) {
      end++;
    }
    if (peek(end) == '$') {
      return string(at, Delimiters.dollarStringEnd(text, at, end + 1));
    }
    tokens.add(end > at + 1 ? Kind.PARAMETER : Kind.OPERATOR, null, at, end);
    return end;
  }

  private int question(int at) {
    int end = digits(at + 1);
    tokens.add(Kind.PARAMETER, null, at, end);
    return end;
  }

  private int colon(int at) {
    if (peek(at + 1) == ':') {
      tokens.add(Kind.CAST, null, at, at + 2);
      return at + 2;
    }
    if (peek(at + 1) == '=') {
      tokens.add(Kind.OPERATOR, null, at, at + 2);
      return at + 2;
    }
    return single(Kind.COLON, at);
  }

  private int operator(int at) {
    if (text.charAt(at) == '*' && peek(at + 1) != '*') {
      return single(Kind.STAR, at);
    }
    int end = at + (text.charAt(at) == '*' ? 2 : 1);
    while (isOperatorPart(end)) {
      end++;
    }
    tokens.add(Kind.OPERATOR, null, at, end);
    return end;
  }

  private boolean isOperatorPart(int at) {
    char c = peek(at);
    if (c == '-') {
      return peek(at + 1) != '-';
    }
    if (c == '/') {
      return peek(at + 1) != '*';
    }
    return c != '\0' && "~!@#^&|<>=+%".indexOf(c) >= 0;
  }

  private int blockComment(int at) {
    int end = Delimiters.blockCommentEnd(text, at);
    if (end < 0) {
      tokens.fail(Defect.UNTERMINATED_COMMENT, at);
      return length;
    }
    return end;
  }
}
