package io.kurrentdb.hosts.orm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of a user-defined index, and the event that it is about. */
@Entity
@Immutable
@Table(schema = "usr", name = "`orders-by-country`")
class CountryOrder {
  @Id
  @Column(name = "log_position")
  Long position;

  @Column(name = "field_country")
  String country;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "log_position", insertable = false, updatable = false)
  Event event;
}
