package io.kurrentdb.hosts.orm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Has a column that {@code kdb.records} has not: validation must say so. */
@Entity
@Table(schema = "kdb", name = "records")
class Misfit {
  @Id
  @Column(name = "log_position")
  Long position;

  @Column(name = "not_there")
  String notThere;
}
