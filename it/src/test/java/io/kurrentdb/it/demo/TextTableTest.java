package io.kurrentdb.it.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void longCellsAreBrokenBetweenWordsAndColumnsStayAligned() {
    TextTable table = new TextTable(6, 10, 4);
    table.row("a", "one two three four", "end").rule();
    assertEquals(
        """
        a       one two     end
                three four
        ------  ----------  ----
        """,
        table.toString());
  }

  @Test
  void aWordLongerThanItsColumnIsCutAndALineFeedIsKept() {
    TextTable table = new TextTable(4, 3);
    table.row("abcdefghij", "x\ny");
    assertEquals("abcd  x\nefgh  y\nij\n", table.toString());
  }
}
