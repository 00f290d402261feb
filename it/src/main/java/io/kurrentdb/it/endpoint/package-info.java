/**
 * A KurrentDB node's Arrow Flight SQL endpoint, embedded: what tests, the demo and the benchmarks
 * talk to.
 *
 * <ul>
 *   <li>{@link io.kurrentdb.it.endpoint.EmbeddedEndpoint} is the server: {@code builder()} with one
 *       switch for each behaviour ({@link io.kurrentdb.it.endpoint.EndpointBuilder}), {@code
 *       port()}, {@code jdbcUrl()}, {@code calls()}, {@code restart()}, {@code stopAbruptly()}.
 *   <li>{@link io.kurrentdb.it.endpoint.CallLog} and {@link io.kurrentdb.it.endpoint.Call} tell
 *       what clients asked: counts by type, order, connection, headers, the bytes of the messages,
 *       the outcome, and what the handler threw where the client is told nothing.
 *   <li>{@link io.kurrentdb.it.endpoint.EventStoreData} makes the events, as the server stores them
 *       or as the user sees them ({@code oracle}), to compare answers with DuckDB's own.
 *   <li>{@link io.kurrentdb.it.endpoint.ServerQueryRewriter} is the server's rewriting alone.
 *   <li>{@link io.kurrentdb.it.endpoint.Main} runs it as a program.
 * </ul>
 *
 * <p>Behaviour follows KurrentDB's source (src/KurrentDB.SecondaryIndexing/FlightSql and Query),
 * the code is our own. {@code EndpointBuilder.foreign()} is the opposite: an ordinary Flight SQL
 * server that is not KurrentDB, to prove that it is left alone.
 */
package io.kurrentdb.it.endpoint;
