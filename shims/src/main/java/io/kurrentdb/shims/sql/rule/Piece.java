package io.kurrentdb.shims.sql.rule;

/** A part of what replaces a stretch of text: either new characters or tokens of the user's. */
final class Piece {
  final String text;
  final int from;
  final int to;
  Piece next;

  private Piece(String text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  static Piece text(String text) {
    return new Piece(text, 0, 0);
  }

  static Piece tokens(int from, int to) {
    return new Piece(null, from, to);
  }

  Piece last() {
    Piece p = this;
    while (p.next != null) {
      p = p.next;
    }
    return p;
  }
}
