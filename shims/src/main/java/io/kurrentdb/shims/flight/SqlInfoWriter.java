package io.kurrentdb.shims.flight;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Writes the answer to GetSqlInfo, whose values share one column of a union type. Arrow's own
 * SqlInfoBuilder does not know every value in its older versions.
 */
final class SqlInfoWriter {
  private static final byte TEXT = 0;
  private static final byte FLAG = 1;
  private static final byte NUMBER = 2;
  private static final byte BITS = 3;
  private static final byte WORDS = 4;
  private static final byte CONVERSIONS = 5;

  private final VectorSchemaRoot root;
  private final List<Integer> wanted;
  private final UInt4Vector names;
  private final DenseUnionVector values;
  private final int[] used = new int[CONVERSIONS + 1];
  private int row;

  /**
   * @param wanted the numbers that the client asks for; empty for all
   */
  SqlInfoWriter(VectorSchemaRoot root, List<Integer> wanted) {
    this.root = root;
    this.wanted = wanted;
    this.names = (UInt4Vector) root.getVector("info_name");
    this.values = (DenseUnionVector) root.getVector("value");
    // Room for some thousands of values, of which there are about a hundred.
    values.allocateNew();
  }

  void text(SqlInfo info, String value) {
    if (isWanted(info)) {
      int at = next(info, TEXT);
      ((VarCharVector) values.getVectorByType(TEXT)).setSafe(at, bytes(value));
    }
  }

  void flag(SqlInfo info, boolean value) {
    if (isWanted(info)) {
      int at = next(info, FLAG);
      ((BitVector) values.getVectorByType(FLAG)).setSafe(at, value ? 1 : 0);
    }
  }

  void number(SqlInfo info, long value) {
    if (isWanted(info)) {
      int at = next(info, NUMBER);
      ((BigIntVector) values.getVectorByType(NUMBER)).setSafe(at, value);
    }
  }

  void bits(SqlInfo info, int value) {
    if (isWanted(info)) {
      int at = next(info, BITS);
      ((IntVector) values.getVectorByType(BITS)).setSafe(at, value);
    }
  }

  /**
   * @param value words with a blank between them
   */
  void words(SqlInfo info, String value) {
    if (!isWanted(info)) {
      return;
    }
    int at = next(info, WORDS);
    ListVector list = (ListVector) values.getVectorByType(WORDS);
    VarCharVector items = (VarCharVector) list.getDataVector();
    int item = list.startNewValue(at);
    String[] all = value.split(" ");
    for (int i = 0; i < all.length; i++) {
      items.setSafe(item + i, bytes(all[i]));
    }
    list.endValue(at, all.length);
    items.setValueCount(item + all.length);
  }

  /** An empty map: no type can be converted. */
  void noConversions(SqlInfo info) {
    if (isWanted(info)) {
      int at = next(info, CONVERSIONS);
      ListVector map = (ListVector) values.getVectorByType(CONVERSIONS);
      map.startNewValue(at);
      map.endValue(at, 0);
    }
  }

  /** To be called after the last value. */
  void done() {
    values.setValueCount(row);
    root.setRowCount(row);
  }

  private boolean isWanted(SqlInfo info) {
    return wanted.isEmpty() || wanted.contains(info.getNumber());
  }

  /** Notes a value's name and type, and gives its place among the values of that type. */
  private int next(SqlInfo info, byte type) {
    int at = used[type]++;
    names.setSafe(row, info.getNumber());
    values.setTypeId(row, type);
    values.getOffsetBuffer().setInt(row * 4L, at);
    row++;
    return at;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
