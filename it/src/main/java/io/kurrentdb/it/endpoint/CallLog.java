package io.kurrentdb.it.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls an endpoint received, in order, so that tests can assert round trips. Thread-safe. */
public final class CallLog {

  private final List<Call> calls = new ArrayList<>();

  synchronized void add(Call call) {
    calls.add(call);
  }

  /** Every call since the start or the last {@link #clear}. */
  public synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  /** The calls of one {@link Call#type()}. */
  public List<Call> of(String type) {
    return all().stream().filter(call -> call.type().equals(type)).toList();
  }

  /** The types of all calls in the order they came. */
  public List<String> types() {
    return all().stream().map(Call::type).toList();
  }

  /** How many calls there were of each type, types in alphabetical order. */
  public Map<String, Integer> countsByType() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Call call : all()) {
      counts.merge(call.type(), 1, Integer::sum);
    }
    return counts;
  }

  /** How many calls there were of this type. */
  public int count(String type) {
    return of(type).size();
  }

  /** How many calls there were. */
  public synchronized int size() {
    return calls.size();
  }

  /** Forgets what was recorded. */
  public synchronized void clear() {
    calls.clear();
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
