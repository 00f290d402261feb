package io.kurrentdb.shims.driver.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Reads Arrow vectors as Java values: numbers, String, byte[], LocalDate, LocalTime, LocalDateTime,
 * OffsetDateTime, {@link Interval}, {@link ListValue}, {@link StructValue}, {@link MapValue}.
 */
final class VectorValues {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private VectorValues() {}

  /** The value of a row; null where it is null. */
  static Object read(ValueVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof BaseIntVector) {
      return integer((BaseIntVector) vector, row);
    }
    if (vector instanceof TimeStampVector) {
      return timestamp((TimeStampVector) vector, row);
    }
    switch (vector.getMinorType()) {
      case DATEDAY:
        return LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
      case DATEMILLI:
        long millis = DateMilliVector.get(vector.getDataBuffer(), row);
        return LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L));
      case LIST:
      case LARGELIST:
      case FIXED_SIZE_LIST:
        return list(vector, row);
      case MAP:
        return map((MapVector) vector, row);
      case STRUCT:
        return struct((StructVector) vector, row);
      default:
        return timeOrOther(vector, row);
    }
  }

  private static Object timeOrOther(ValueVector vector, int row) {
    switch (vector.getMinorType()) {
      case TIMESEC:
        return time(((TimeSecVector) vector).get(row) * 1_000_000_000L);
      case TIMEMILLI:
        return time(((TimeMilliVector) vector).get(row) * 1_000_000L);
      case TIMEMICRO:
        return time(((TimeMicroVector) vector).get(row) * 1_000L);
      case TIMENANO:
        return time(((TimeNanoVector) vector).get(row));
      case INTERVALYEAR:
        return new Interval(((IntervalYearVector) vector).get(row), 0, 0);
      case INTERVALDAY:
        ArrowBuf days = vector.getDataBuffer();
        return new Interval(
            0,
            IntervalDayVector.getDays(days, row),
            IntervalDayVector.getMilliseconds(days, row) * 1_000_000L);
      case INTERVALMONTHDAYNANO:
        ArrowBuf all = vector.getDataBuffer();
        return new Interval(
            IntervalMonthDayNanoVector.getMonths(all, row),
            IntervalMonthDayNanoVector.getDays(all, row),
            IntervalMonthDayNanoVector.getNanoseconds(all, row));
      case DURATION:
        Duration duration = ((DurationVector) vector).getObject(row);
        return new Interval(0, 0, duration.toNanos());
      default:
        return plain(((FieldVector) vector).getObject(row));
    }
  }

  /** 24:00:00 is a time of day for DuckDB, and none for Java. */
  private static LocalTime time(long nanos) {
    return nanos >= NANOS_PER_DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(nanos);
  }

  private static Object plain(Object value) {
    return value instanceof CharSequence || isText(value) ? value.toString() : value;
  }

  /** Arrow's Text, whose package has another name in every build of the driver. */
  private static boolean isText(Object value) {
    return value instanceof org.apache.arrow.vector.util.Text;
  }

  private static Object integer(BaseIntVector vector, int row) {
    ArrowType.Int type = (ArrowType.Int) vector.getField().getType();
    long value = vector.getValueAsLong(row);
    int width = type.getBitWidth();
    if (type.getIsSigned()) {
      return width == 64 ? (Object) value : (Object) (int) value;
    }
    if (width == 64) {
      return new BigDecimal(Numbers.unsigned(value));
    }
    long unsigned = value & (1L << width) - 1;
    return width == 32 ? (Object) unsigned : (Object) (int) unsigned;
  }

  private static Object timestamp(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    Instant instant = instant(vector.get(row), type.getUnit());
    String zone = type.getTimezone();
    return zone == null || zone.isEmpty()
        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        : (Object) instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(long value, TimeUnit unit) {
    switch (unit) {
      case SECOND:
        return Instant.ofEpochSecond(value);
      case MILLISECOND:
        return Instant.ofEpochMilli(value);
      case MICROSECOND:
        return Instant.ofEpochSecond(
            Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000L);
      default:
        return Instant.ofEpochSecond(
            Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L));
    }
  }

  private static ListValue list(ValueVector vector, int row) {
    FieldVector data;
    long from;
    long to;
    if (vector instanceof ListVector) {
      ListVector list = (ListVector) vector;
      data = list.getDataVector();
      from = list.getElementStartIndex(row);
      to = list.getElementEndIndex(row);
    } else if (vector instanceof LargeListVector) {
      LargeListVector list = (LargeListVector) vector;
      data = list.getDataVector();
      from = list.getElementStartIndex(row);
      to = list.getElementEndIndex(row);
    } else {
      FixedSizeListVector list = (FixedSizeListVector) vector;
      data = list.getDataVector();
      from = (long) row * list.getListSize();
      to = from + list.getListSize();
    }
    return list(data, (int) from, (int) to);
  }

  private static ListValue list(FieldVector data, int from, int to) {
    List<Object> elements = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      elements.add(read(data, i));
    }
    ColumnType type = ColumnType.of(data.getField().getType());
    return new ListValue(elements, type.id(), type.name());
  }

  private static MapValue map(MapVector vector, int row) {
    List<FieldVector> entry = ((StructVector) vector.getDataVector()).getChildrenFromFields();
    MapValue map = new MapValue();
    int to = vector.getElementEndIndex(row);
    for (int i = vector.getElementStartIndex(row); i < to; i++) {
      map.put(read(entry.get(0), i), read(entry.get(1), i));
    }
    return map;
  }

  private static StructValue struct(StructVector vector, int row) {
    StructValue struct = new StructValue();
    for (FieldVector child : vector.getChildrenFromFields()) {
      struct.put(child.getName(), read(child, row));
    }
    return struct;
  }
}
