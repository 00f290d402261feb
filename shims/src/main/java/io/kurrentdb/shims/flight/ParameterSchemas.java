package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters' types of the texts that were prepared lately. Bounded; thread-safe. */
final class ParameterSchemas {
  private static final int AT_MOST = 256;

  private final Map<String, ByteString> byText =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ByteString> eldest) {
          return size() > AT_MOST;
        }
      };

  /** Null where the server was not asked about this text. */
  synchronized ByteString find(String text) {
    return byText.get(text);
  }

  synchronized void add(String text, ByteString schema) {
    byText.put(text, schema);
  }
}
