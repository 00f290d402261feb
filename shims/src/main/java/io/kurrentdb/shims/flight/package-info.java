/**
 * The seam: what a Flight client sends and receives, made so that KurrentDB looks like a complete
 * Flight SQL server to any version of the driver.
 *
 * <p>{@link io.kurrentdb.shims.flight.ChannelShim} wraps the gRPC channel. {@link
 * io.kurrentdb.shims.flight.KurrentChannel} finds out, once for each authority, whether KurrentDB
 * is behind it. If not, every call goes on untouched. If so, each Flight method has a class of its
 * own: {@code HandshakeCall}, {@code InfoCall} (GetFlightInfo and GetSchema), {@code GetCall},
 * {@code PutCall}, {@code ActionCall}. They answer at the level of bytes, through the marshallers
 * of the method that was called, so no class of the driver that is not public is touched.
 *
 * <p>Everything here is compiled against flight-sql-jdbc-core 18.3.0 and must link with 15.0.2 to
 * 19.0.0.
 */
package io.kurrentdb.shims.flight;
