package io.kurrentdb.hosts.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What Kafka Connect's worker does with a source task: polls it, and stores how far it came. */
final class Worker implements SourceTaskContext, OffsetStorageReader {
  private final Map<String, String> settings;
  private final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();
  private final List<SourceRecord> topic = new ArrayList<>();
  private EventSourceTask task;

  Worker(Map<String, String> settings) {
    this.settings = settings;
    start();
  }

  private void start() {
    task = new EventSourceTask();
    task.initialize(this);
    task.start(settings);
  }

  /** As a rebalance does: another task goes on where this one was. */
  void restart() {
    task.stop();
    start();
  }

  void stop() {
    task.stop();
  }

  /** Polls until so many records came, or for a while longer than that takes. */
  List<SourceRecord> copy(int records) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (topic.size() < records && System.nanoTime() < deadline) {
      pollOnce();
    }
    // One that comes too much comes now.
    for (int i = 0; i < 3; i++) {
      pollOnce();
    }
    return topic;
  }

  /** How many records one poll brings. */
  @SuppressWarnings("unchecked")
  int pollOnce() throws InterruptedException {
    List<SourceRecord> records = task.poll();
    if (records == null) {
      Thread.sleep(50);
      return 0;
    }
    topic.addAll(records);
    SourceRecord last = records.get(records.size() - 1);
    offsets.put(last.sourcePartition(), (Map<String, Object>) last.sourceOffset());
    return records.size();
  }

  @Override
  public Map<String, String> configs() {
    return settings;
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    return this;
  }

  @Override
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return offsets.get(partition);
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    partitions.forEach(partition -> found.put(partition, offsets.get(partition)));
    return found;
  }
}
