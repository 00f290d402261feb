package io.kurrentdb.it.endpoint;

/** What a node knows of user-defined indexes. */
public enum Indexes {
  /** IndexesService/List answers them. */
  PRESENT,
  /** A node without user-defined indexes: IndexesService/List is UNIMPLEMENTED. */
  ABSENT,
  /** Secondary indexing is switched off: IndexesService/List is FAILED_PRECONDITION. */
  DISABLED
}
