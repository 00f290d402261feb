package io.kurrentdb.shims.driver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.driver.jdbc.utils.VectorSchemaRootTransformer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Turns Flight SQL's columns of GetXdbcTypeInfo into those that JDBC has for getTypeInfo. */
final class TypeInfoColumns implements VectorSchemaRootTransformer {
  /** Flight SQL's names, in JDBC's order; T for text, I for a number, B for a boolean. */
  private static final String[] COLUMNS = {
    "T type_name",
    "I data_type",
    "I column_size",
    "T literal_prefix",
    "T literal_suffix",
    "T create_params",
    "I nullable",
    "B case_sensitive",
    "I searchable",
    "B unsigned_attribute",
    "B fixed_prec_scale",
    "B auto_increment",
    "T local_type_name",
    "I minimum_scale",
    "I maximum_scale",
    "I sql_data_type",
    "I datetime_subcode",
    "I num_prec_radix"
  };

  private final BufferAllocator allocator;

  TypeInfoColumns(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  @Override
  public VectorSchemaRoot transform(VectorSchemaRoot original, VectorSchemaRoot before) {
    VectorSchemaRoot root = before == null ? VectorSchemaRoot.create(schema(), allocator) : before;
    for (int i = 0; i < COLUMNS.length; i++) {
      FieldVector from = original.getVector(COLUMNS[i].substring(2));
      for (int row = 0; from != null && row < original.getRowCount(); row++) {
        copy(from.getObject(row), root.getVector(i), row);
      }
    }
    root.setRowCount(original.getRowCount());
    return root;
  }

  private static void copy(Object value, FieldVector to, int row) {
    if (value instanceof Boolean && to instanceof BitVector) {
      ((BitVector) to).setSafe(row, (Boolean) value ? 1 : 0);
    } else if (value instanceof Number && to instanceof IntVector) {
      ((IntVector) to).setSafe(row, ((Number) value).intValue());
    } else if (value != null && !(value instanceof List) && to instanceof VarCharVector) {
      ((VarCharVector) to).setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (String column : COLUMNS) {
      fields.add(Field.nullable(name(column.substring(2)), type(column.charAt(0)).getType()));
    }
    return new Schema(fields);
  }

  private static String name(String flightName) {
    switch (flightName) {
      case "column_size":
        return "PRECISION";
      case "datetime_subcode":
        return "SQL_DATETIME_SUB";
      default:
        return flightName.toUpperCase(Locale.ROOT);
    }
  }

  private static MinorType type(char kind) {
    return kind == 'T' ? MinorType.VARCHAR : kind == 'I' ? MinorType.INT : MinorType.BIT;
  }
}
