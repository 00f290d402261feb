package io.kurrentdb.hosts.boot;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads in a transaction, as a service does. */
@Component
class EventReader {
  private final JdbcTemplate jdbc;

  EventReader(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<Map<String, Object>> newest(int count) {
    if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      throw new IllegalStateException("there is no transaction");
    }
    return jdbc.queryForList(
        "SELECT log_position, stream FROM kdb.records ORDER BY log_position DESC LIMIT ?", count);
  }
}
