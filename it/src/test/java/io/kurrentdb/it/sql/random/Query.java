package io.kurrentdb.it.sql.random;

import java.util.List;

/**
 * A query.
 *
 * @param columns those that can be named from outside; there may be more
 */
record Query(String text, List<Col> columns) {}
