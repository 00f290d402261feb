package io.kurrentdb.it.sql.random;

import java.util.List;

/** A CTE that is in scope. */
record Cte(String name, List<Col> columns) {}
