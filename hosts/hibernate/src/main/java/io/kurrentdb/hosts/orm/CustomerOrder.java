package io.kurrentdb.hosts.orm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of an index with several fields, each of which may be null. */
@Entity
@Immutable
@Table(schema = "usr", name = "`orders-by-customer`")
class CustomerOrder {
  @Id
  @Column(name = "log_position")
  Long position;

  @Column(name = "`field_customer-id`")
  String customer;

  @Column(name = "field_amount")
  Double amount;

  @Column(name = "`field_item-count`")
  Integer items;
}
