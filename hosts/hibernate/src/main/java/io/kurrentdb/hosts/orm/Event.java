package io.kurrentdb.hosts.orm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code kdb.records}. */
@Entity
@Immutable
@Table(schema = "kdb", name = "records")
class Event {
  @Id
  @Column(name = "log_position")
  Long position;

  String stream;

  @Column(name = "schema_name")
  String type;

  @Column(name = "created_at")
  long createdAt;

  @Column(name = "expires_at")
  Long expiresAt;

  @Column(name = "record_id")
  byte[] recordId;

  boolean deleted;

  String data;
}
