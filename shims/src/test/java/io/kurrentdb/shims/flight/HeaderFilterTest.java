package io.kurrentdb.shims.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Metadata;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeaderFilterTest {

  @Test
  void whatNobodyMarkedIsTakenOutAndTheMarkIsTakenOff() {
    Metadata headers = new Metadata();
    for (String name :
        new String[] {
          "authorization", "cookie", "connection-name", "dbtable", "header.x-trace", "header.grpc-x"
        }) {
      headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), name);
    }
    headers.put(Metadata.Key.of("pool-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {1});
    HeaderFilter.filter(headers);
    assertEquals(Set.of("authorization", "cookie", "connection-name", "x-trace"), headers.keys());
    assertEquals(
        "header.x-trace",
        headers.get(Metadata.Key.of("x-trace", Metadata.ASCII_STRING_MARSHALLER)));
  }
}
