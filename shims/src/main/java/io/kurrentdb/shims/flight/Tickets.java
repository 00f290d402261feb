package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of one user that the server took lately, so that the next run of the same text costs
 * one round trip instead of two. Bounded; thread-safe.
 */
final class Tickets {
  private static final int AT_MOST = 512;
  private static final int LONGEST_TEXT = 32 << 10;

  private final Map<String, Query> byText = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<ByteString, Query> byTicket = new HashMap<>();

  /** Null where this text was not seen, or not lately. */
  synchronized Query find(String text) {
    return byText.get(text);
  }

  /** The query that this ticket runs; null where it is not known, or no longer. */
  synchronized Query find(ByteString ticket) {
    return byTicket.get(ticket);
  }

  synchronized void add(Query query) {
    if (query.text().length() > LONGEST_TEXT) {
      return;
    }
    remove(byText.put(query.text(), query));
    byTicket.put(query.ticket(), query);
    if (byText.size() > AT_MOST) {
      forget(byText.values().iterator().next());
    }
  }

  /** Forgets a query, unless another one has taken its place. */
  synchronized void forget(Query query) {
    byText.remove(query.text(), query);
    remove(query);
  }

  private void remove(Query query) {
    if (query != null) {
      byTicket.remove(query.ticket(), query);
    }
  }
}
