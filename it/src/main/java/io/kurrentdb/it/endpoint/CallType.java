package io.kurrentdb.it.endpoint;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.arrow.flight.impl.Flight;

/** Names what a call is, from its method and its first message. */
final class CallType {

  private CallType() {}

  static String of(String method, byte[] message) {
    String name = method.substring(method.lastIndexOf('/') + 1);
    if (!method.startsWith("arrow.flight.protocol.FlightService/")) {
      String service = method.substring(0, method.lastIndexOf('/'));
      return service.substring(service.lastIndexOf('.') + 1) + '/' + name;
    }
    if (message == null) {
      return name;
    }
    try {
      String detail = detail(name, message);
      return detail.isEmpty() ? name : name + ':' + detail;
    } catch (InvalidProtocolBufferException e) {
      return name + ":unreadable";
    }
  }

  private static String detail(String name, byte[] message) throws InvalidProtocolBufferException {
    return switch (name) {
      case "GetFlightInfo", "GetSchema", "PollFlightInfo" ->
          command(Flight.FlightDescriptor.parseFrom(message).getCmd());
      case "DoPut", "DoExchange" ->
          command(Flight.FlightData.parseFrom(message).getFlightDescriptor().getCmd());
      case "DoGet" -> ticket(Flight.Ticket.parseFrom(message).getTicket());
      case "DoAction" -> Flight.Action.parseFrom(message).getType();
      default -> "";
    };
  }

  private static String command(ByteString command) throws InvalidProtocolBufferException {
    if (command.isEmpty()) {
      return "";
    }
    return command.byteAt(0) == 0x0A ? typeName(command) : "sql";
  }

  private static String ticket(ByteString ticket) throws InvalidProtocolBufferException {
    String type = typeName(ticket);
    return type.equals("BytesValue") ? "query" : type;
  }

  private static String typeName(ByteString any) throws InvalidProtocolBufferException {
    String url = Any.parseFrom(any).getTypeUrl();
    return url.substring(Math.max(url.lastIndexOf('.'), url.lastIndexOf('/')) + 1);
  }
}
