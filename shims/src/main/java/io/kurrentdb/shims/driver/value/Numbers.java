package io.kurrentdb.shims.driver.value;

import io.kurrentdb.shims.core.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLDataException;

/** Narrows numbers; one that does not fit is an error, never another number. */
final class Numbers {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  /** Before the point, of the largest number of the type. */
  private static final int DIGITS_OF_LONG = 19;

  private static final int DIGITS_OF_DOUBLE = 309;

  private Numbers() {}

  /** The value of an unsigned number of 64 bits. */
  static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(TWO_TO_64) : value;
  }

  static byte toByte(long value) throws SQLDataException {
    if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
      throw outOfRange(value, "byte");
    }
    return (byte) value;
  }

  static short toShort(long value) throws SQLDataException {
    if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
      throw outOfRange(value, "short");
    }
    return (short) value;
  }

  static int toInt(long value) throws SQLDataException {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw outOfRange(value, "int");
    }
    return (int) value;
  }

  /** Cuts off decimals, as getLong of a DECIMAL does. */
  static long toLong(BigDecimal value) throws SQLDataException {
    if ((long) value.precision() - value.scale() > DIGITS_OF_LONG) {
      throw outOfRange(value, "long");
    }
    BigInteger whole = value.toBigInteger();
    if (whole.bitLength() > 63) {
      throw outOfRange(value, "long");
    }
    return whole.longValue();
  }

  /** Of a text such as 1E999999999, which would fill the memory, too. */
  static BigInteger toBigInteger(BigDecimal value) throws SQLDataException {
    if ((long) value.precision() - value.scale() > DIGITS_OF_DOUBLE) {
      throw outOfRange(value, "BigInteger");
    }
    return value.toBigInteger();
  }

  static float toFloat(double value) throws SQLDataException {
    float narrow = (float) value;
    if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
      throw outOfRange(value, "float");
    }
    return narrow;
  }

  static long toLong(double value) throws SQLDataException {
    if (!(value >= -0x1p63 && value < 0x1p63)) {
      throw outOfRange(value, "long");
    }
    return (long) value;
  }

  static BigDecimal toBigDecimal(double value) throws SQLDataException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw outOfRange(value, "BigDecimal");
    }
    return new BigDecimal(Double.toString(value));
  }

  static SQLDataException outOfRange(Object value, String type) {
    return new SQLDataException(
        value
            + " does not fit into a Java "
            + type
            + ". Read it with getBigDecimal, getString or getObject.",
        SqlState.OUT_OF_RANGE.code());
  }
}
