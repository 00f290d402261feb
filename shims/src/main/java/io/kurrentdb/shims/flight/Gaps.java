package io.kurrentdb.shims.flight;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.apache.arrow.flight.impl.Flight;

/**
 * Finds out which metadata the server answers itself: that passes through. A gap is a command that
 * it does not know, or answers without endpoints. Asked once for each group of commands and server,
 * not once for each call.
 */
final class Gaps {
  /** The server is known to answer: hand the call on. */
  static final byte[] SERVER_ANSWERS = new byte[0];

  private Gaps() {}

  /**
   * What the server says to this command.
   *
   * @return null where it is for us to answer
   */
  static byte[] serverAnswer(Caller caller, MetadataCommand command, byte[] request) {
    Boolean gap = caller.server().gap(command.group());
    if (gap != null) {
      return gap ? null : SERVER_ANSWERS;
    }
    byte[] answer = ask(caller, request);
    caller.server().noteGap(command.group(), answer == null);
    return answer;
  }

  /** Whether a ticket that carries this command is ours to answer. */
  static boolean isOurs(Caller caller, MetadataCommand command) {
    return !Boolean.FALSE.equals(caller.server().gap(command.group()));
  }

  private static byte[] ask(Caller caller, byte[] request) {
    try {
      byte[] answer = caller.ask(Statements.GET_FLIGHT_INFO, request);
      return Flight.FlightInfo.parseFrom(answer).getEndpointCount() == 0 ? null : answer;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return null;
      }
      throw Failures.atPrepare(e.getStatus(), null).asRuntimeException(e.getTrailers());
    } catch (InvalidProtocolBufferException e) {
      throw Status.INTERNAL.withCause(e).asRuntimeException();
    }
  }
}
