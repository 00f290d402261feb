package io.kurrentdb.it.endpoint;

import com.google.protobuf.Any;
import org.apache.arrow.flight.impl.Flight;

/** Answers Flight SQL's metadata commands with endpoints and rows. */
interface MetadataAnswers {
  /** Whether this command is one that is answered. */
  boolean answers(String command);

  /** The info: the command's schema, one endpoint whose ticket is the command. */
  Flight.FlightInfo info(Flight.FlightDescriptor descriptor, Any command) throws Exception;

  /** The rows for such a ticket. */
  void rows(Any command, Exchange exchange) throws Exception;
}
