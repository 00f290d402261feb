package io.kurrentdb.it.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal: columns of fixed width, long cells broken between words into several
 * lines.
 */
final class TextTable {
  private static final String GAP = "  ";

  private final int[] widths;
  private final StringBuilder text = new StringBuilder();

  TextTable(int... widths) {
    this.widths = widths;
  }

  TextTable rule() {
    for (int i = 0; i < widths.length; i++) {
      text.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
    }
    text.append('\n');
    return this;
  }

  TextTable row(String... cells) {
    List<List<String>> columns = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < cells.length; i++) {
      List<String> lines = wrap(cells[i], widths[i]);
      columns.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      appendLine(columns, line);
    }
    return this;
  }

  private void appendLine(List<List<String>> columns, int line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      List<String> lines = columns.get(i);
      String cell = line < lines.size() ? lines.get(line) : "";
      out.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - cell.length()));
    }
    text.append(out.toString().stripTrailing()).append('\n');
  }

  private static List<String> wrap(String cell, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : cell.split("\n")) {
      wrap(line.strip(), width, lines);
    }
    return lines;
  }

  /** Breaks at blanks; a word that is longer than a line is cut where the line ends. */
  private static void wrap(String text, int width, List<String> lines) {
    String rest = text;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > 0 ? blank : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
