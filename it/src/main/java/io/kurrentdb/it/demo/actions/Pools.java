package io.kurrentdb.it.demo.actions;

import javax.sql.DataSource;

/**
 * The two pools of the demo's Tomcat.
 *
 * @param validated validates every connection with {@code SELECT 1}, as most examples configure it
 * @param unchecked hands connections out as they are, so that the other actions have one in a
 *     Tomcat whose validated pool has none to give
 */
public record Pools(DataSource validated, DataSource unchecked) {}
