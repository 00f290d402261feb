package io.kurrentdb.hosts.boot;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** An event of a user-defined index, as an aggregate of Spring Data JDBC. */
@Table(schema = "usr", name = "orders-by-country")
record Order(
    @Id @Column("log_position") Long position,
    @Column("stream") String stream,
    @Column("field_country") String country,
    @Column("created_at") long createdAt) {}
