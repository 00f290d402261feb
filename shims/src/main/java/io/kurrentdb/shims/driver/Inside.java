package io.kurrentdb.shims.driver;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and sets fields of the driver that it does not offer. Found once for each class. One that
 * not every version has is named by the patch that needs it ({@code requireField}).
 */
final class Inside {
  /**
   * By class, then by name: a key made of both would be half of what a statement allocates here.
   */
  private static final Map<Class<?>, Map<String, Field>> FIELDS = new ConcurrentHashMap<>();

  private Inside() {}

  /**
   * @param type the class that declares the field
   * @throws IllegalStateException where this version of the driver has no such field
   */
  @SuppressWarnings("unchecked")
  static <T> T get(Class<?> type, String name, Object object) {
    try {
      return (T) field(type, name).get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param type the class that declares the field, which is not final
   * @throws IllegalStateException where this version of the driver has no such field
   */
  static void set(Class<?> type, String name, Object object, Object value) {
    try {
      field(type, name).set(object, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> type, String name) {
    Map<String, Field> fields = FIELDS.get(type);
    Field known = fields == null ? null : fields.get(name);
    return known == null ? find(type, name) : known;
  }

  private static Field find(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      FIELDS.computeIfAbsent(type, any -> new ConcurrentHashMap<>()).put(name, field);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("the driver has no field " + type.getName() + '.' + name, e);
    }
  }
}
