package io.kurrentdb.hosts.orm;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** Of another database in the same application. */
@Entity
class Note {
  @Id @GeneratedValue Long id;

  String text;
}
