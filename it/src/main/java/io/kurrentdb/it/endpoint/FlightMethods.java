package io.kurrentdb.it.endpoint;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.vector.types.pojo.Schema;

/** What every Flight service here needs: its methods, and the shape of the common messages. */
final class FlightMethods {

  static final String SERVICE = "arrow.flight.protocol.FlightService";

  /** The Flight methods a service can answer; what it leaves out is UNIMPLEMENTED. */
  interface Service {
    void handshake(Exchange exchange) throws Exception;

    void getFlightInfo(Exchange exchange) throws Exception;

    void getSchema(Exchange exchange) throws Exception;

    void doGet(Exchange exchange) throws Exception;

    void doPut(Exchange exchange) throws Exception;

    void doAction(Exchange exchange) throws Exception;

    default void listActions(Exchange exchange) throws Exception {
      throw unimplemented("Method is unimplemented.");
    }
  }

  private FlightMethods() {}

  static List<RpcMethod> of(Service service) {
    RpcMethod.Handler none =
        exchange -> {
          throw unimplemented("Method is unimplemented.");
        };
    return List.of(
        method(MethodType.BIDI_STREAMING, "Handshake", true, service::handshake),
        method(MethodType.UNARY, "GetFlightInfo", false, service::getFlightInfo),
        method(MethodType.UNARY, "GetSchema", false, service::getSchema),
        method(MethodType.SERVER_STREAMING, "DoGet", false, service::doGet),
        method(MethodType.BIDI_STREAMING, "DoPut", true, service::doPut),
        method(MethodType.SERVER_STREAMING, "DoAction", false, service::doAction),
        method(MethodType.SERVER_STREAMING, "ListActions", false, service::listActions),
        method(MethodType.SERVER_STREAMING, "ListFlights", false, none),
        method(MethodType.UNARY, "PollFlightInfo", false, none),
        method(MethodType.BIDI_STREAMING, "DoExchange", true, none));
  }

  private static RpcMethod method(
      MethodType type, String name, boolean answersAtOnce, RpcMethod.Handler handler) {
    return RpcMethod.of(type, SERVICE + '/' + name, answersAtOnce, handler);
  }

  static RuntimeException unimplemented(String message) {
    return Status.UNIMPLEMENTED.withDescription(message).asRuntimeException();
  }

  /** The simple name of a packed message, {@code CommandGetTables}. */
  static String typeName(Any any) {
    String url = any.getTypeUrl();
    return url.substring(Math.max(url.lastIndexOf('.'), url.lastIndexOf('/')) + 1);
  }

  /** The command of a descriptor, an empty Any where there is none. */
  static Any command(Flight.FlightDescriptor descriptor) throws InvalidProtocolBufferException {
    return Any.parseFrom(descriptor.getCmd());
  }

  static Flight.FlightInfo info(Flight.FlightDescriptor descriptor, Schema schema) {
    return Flight.FlightInfo.newBuilder()
        .setSchema(ArrowWire.encapsulated(schema))
        .setFlightDescriptor(descriptor)
        .setTotalRecords(-1)
        .setTotalBytes(-1)
        .build();
  }

  /** The same with one endpoint, without locations: the data is where the info came from. */
  static Flight.FlightInfo info(Flight.FlightDescriptor descriptor, Schema schema, Message ticket) {
    Flight.Ticket packed =
        Flight.Ticket.newBuilder().setTicket(Any.pack(ticket).toByteString()).build();
    return info(descriptor, schema).toBuilder()
        .addEndpoint(Flight.FlightEndpoint.newBuilder().setTicket(packed))
        .build();
  }

  static Flight.Result result(ByteString body) {
    return Flight.Result.newBuilder().setBody(body).build();
  }
}
