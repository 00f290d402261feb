package io.kurrentdb.shims.sql.rule;

/** Builds what replaces a stretch of text, out of new characters and of the user's own tokens. */
public final class Pieces {
  private Piece first;
  private Piece last;

  public Pieces text(String characters) {
    return add(Piece.text(characters));
  }

  /** The user's tokens from {@code from} up to but not {@code to}, with the edits inside them. */
  public Pieces tokens(int from, int to) {
    return from < to ? add(Piece.tokens(from, to)) : this;
  }

  /** What others hold, which must not be added to afterwards. */
  public Pieces all(Pieces others) {
    for (Piece piece = others.first; piece != null; piece = piece.next) {
      add(piece);
    }
    return this;
  }

  private Pieces add(Piece piece) {
    if (first == null) {
      first = piece;
    } else {
      last.next = piece;
    }
    last = piece;
    return this;
  }

  Piece first() {
    return first;
  }
}
