package io.kurrentdb.it.bench;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.apache.arrow.flight.impl.Flight;

/**
 * The round trip under {@link StatementWork}'s validation: the call that the agent makes for {@code
 * SELECT 1}, by gRPC alone, in a JVM of its own. What a validation takes beyond it is the driver's
 * and the agent's.
 */
public final class BareRoundTrip {
  private static final String SQL =
      "SELECT 1 FROM (SELECT count(*) AS \"_kdb1\" FROM"
          + " (SELECT 1 AS \"_kdb0\" FROM kdb.records LIMIT 0) \"_kdb0\") \"_kdb1\"";

  private static final MethodDescriptor<Flight.FlightDescriptor, Flight.FlightInfo> INFO =
      MethodDescriptor.<Flight.FlightDescriptor, Flight.FlightInfo>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("arrow.flight.protocol.FlightService/GetFlightInfo")
          .setRequestMarshaller(ProtoUtils.marshaller(Flight.FlightDescriptor.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(Flight.FlightInfo.getDefaultInstance()))
          .build();

  private static final MethodDescriptor<Flight.Ticket, Flight.FlightData> GET =
      MethodDescriptor.<Flight.Ticket, Flight.FlightData>newBuilder()
          .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
          .setFullMethodName("arrow.flight.protocol.FlightService/DoGet")
          .setRequestMarshaller(ProtoUtils.marshaller(Flight.Ticket.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(Flight.FlightData.getDefaultInstance()))
          .build();

  private BareRoundTrip() {}

  /** Arguments: host:port, and how many calls come before those measured, and are measured. */
  public static void main(String[] arguments) {
    int warmUp = Integer.parseInt(arguments[1]);
    double[] times = new double[Integer.parseInt(arguments[2])];
    ManagedChannel channel = NettyChannelBuilder.forTarget(arguments[0]).usePlaintext().build();
    try {
      Flight.Ticket ticket = ticket(channel);
      for (int i = -warmUp; i < times.length; i++) {
        if (i == 0) {
          StatementWork.waitUntilTold();
        }
        long start = System.nanoTime();
        read(channel, ticket);
        if (i >= 0) {
          times[i] = (System.nanoTime() - start) / 1e6;
        }
      }
    } finally {
      channel.shutdownNow();
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "result %.6f%n", times[times.length / 2]);
  }

  private static Flight.Ticket ticket(ManagedChannel channel) {
    Flight.FlightDescriptor command =
        Flight.FlightDescriptor.newBuilder()
            .setType(Flight.FlightDescriptor.DescriptorType.CMD)
            .setCmd(ByteString.copyFromUtf8(SQL))
            .build();
    return ClientCalls.blockingUnaryCall(channel, INFO, CallOptions.DEFAULT, command)
        .getEndpoint(0)
        .getTicket();
  }

  private static void read(ManagedChannel channel, Flight.Ticket ticket) {
    Iterator<Flight.FlightData> messages =
        ClientCalls.blockingServerStreamingCall(channel, GET, CallOptions.DEFAULT, ticket);
    while (messages.hasNext()) {
      messages.next();
    }
  }
}
