/**
 * Getting connected: KurrentDB's connection strings as JDBC URLs, the node to connect to, whom to
 * trust, and why a connection could not be made. Plain Java; what touches the driver is in {@code
 * io.kurrentdb.shims.driver}.
 */
package io.kurrentdb.shims.connect;
