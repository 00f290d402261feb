package io.kurrentdb.shims.driver;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and sets fields of the driver that it does not offer. Found once for each class. One that
 * not every version has is named by the patch that needs it ({@code requireField}).
 */
final class Inside {
  private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();

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
    String key = type.getName() + '.' + name;
    Field known = FIELDS.get(key);
    if (known != null) {
      return known;
    }
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      FIELDS.put(key, field);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("the driver has no field " + key, e);
    }
  }
}
