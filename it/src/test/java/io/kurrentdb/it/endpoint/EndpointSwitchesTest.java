package io.kurrentdb.it.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.UnknownFieldSet;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.arrow.flight.impl.Flight;
import org.junit.jupiter.api.Test;

class EndpointSwitchesTest {

  private static final String FEATURES =
      "event_store.client.server_features.ServerFeatures/GetSupportedMethods";
  private static final String GOSSIP = "event_store.client.gossip.Gossip/Read";
  private static final String INDEXES = "kurrentdb.protocol.v2.indexes.IndexesService/List";
  private static final String FLIGHT_INFO = "arrow.flight.protocol.FlightService/GetFlightInfo";

  private final AtomicReference<Metadata> responseHeaders = new AtomicReference<>();

  private interface Body {
    void run(Channel channel) throws Exception;
  }

  private void with(EndpointBuilder builder, Body body) throws Exception {
    try (EmbeddedEndpoint endpoint = builder.rows(10).start()) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("localhost", endpoint.port()).usePlaintext().build();
      try {
        body.run(
            ClientInterceptors.intercept(
                channel,
                MetadataUtils.newCaptureMetadataInterceptor(
                    responseHeaders, new AtomicReference<>())));
      } finally {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    }
  }

  private static byte[] call(Channel channel, String method, byte[] request) {
    return ClientCalls.blockingUnaryCall(
        channel, RpcMethod.unary(method, null).descriptor(), CallOptions.DEFAULT, request);
  }

  private static byte[] sql(String text) {
    return Flight.FlightDescriptor.newBuilder()
        .setType(Flight.FlightDescriptor.DescriptorType.CMD)
        .setCmd(com.google.protobuf.ByteString.copyFromUtf8(text))
        .build()
        .toByteArray();
  }

  private static final byte[] COUNT = sql("SELECT count(*) FROM kdb.records");

  private static Channel as(Channel channel, String credentials) {
    Metadata headers = new Metadata();
    headers.put(Access.header("authorization"), credentials);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static String base64(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertStatus(
      Status.Code code, String message, Channel channel, String method) {
    StatusRuntimeException e =
        assertThrows(
            StatusRuntimeException.class,
            () -> call(channel, method, method.equals(FLIGHT_INFO) ? COUNT : new byte[0]));
    assertEquals(code, e.getStatus().getCode());
    assertEquals(message, e.getStatus().getDescription());
  }

  @Test
  void serverFeaturesTellsTheVersion() throws Exception {
    with(EmbeddedEndpoint.builder(), channel -> assertEquals("26.1.0", version(channel)));
    with(
        EmbeddedEndpoint.builder().release(Release.RC1),
        channel -> assertEquals("26.1.0-rc", version(channel)));
  }

  private static String version(Channel channel) throws Exception {
    return UnknownFieldSet.parseFrom(call(channel, FEATURES, new byte[0]))
        .getField(2)
        .getLengthDelimitedList()
        .get(0)
        .toStringUtf8();
  }

  @Test
  void gossipNamesOneLeader() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        channel -> {
          UnknownFieldSet member =
              UnknownFieldSet.parseFrom(
                  UnknownFieldSet.parseFrom(call(channel, GOSSIP, new byte[0]))
                      .getField(1)
                      .getLengthDelimitedList()
                      .get(0));
          assertEquals(8L, member.getField(3).getVarintList().get(0));
        });
  }

  @Test
  void indexesAreListedWithTheirFields() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        channel -> {
          UnknownFieldSet list = UnknownFieldSet.parseFrom(call(channel, INDEXES, new byte[0]));
          UnknownFieldSet second =
              UnknownFieldSet.parseFrom(list.getField(1).getLengthDelimitedList().get(1));
          assertEquals(
              "orders-by-customer",
              second.getField(1).getLengthDelimitedList().get(0).toStringUtf8());
          assertEquals(4, second.getField(3).getLengthDelimitedList().size());
        });
  }

  @Test
  void aDeletedIndexIsListedWithoutATable() throws Exception {
    UserIndex deleted = UserIndex.SAMPLES.get(0).in(UserIndex.State.DELETED);
    with(
        EmbeddedEndpoint.builder().userIndexes(List.of(deleted)),
        channel -> {
          UnknownFieldSet list = UnknownFieldSet.parseFrom(call(channel, INDEXES, new byte[0]));
          UnknownFieldSet index =
              UnknownFieldSet.parseFrom(list.getField(1).getLengthDelimitedList().get(0));
          assertEquals(3L, index.getField(4).getVarintList().get(0));
          StatusRuntimeException e =
              assertThrows(
                  StatusRuntimeException.class,
                  () -> call(channel, FLIGHT_INFO, sql("SELECT * FROM usr.\"orders-by-country\"")));
          assertEquals(Status.Code.UNKNOWN, e.getStatus().getCode());
        });
  }

  @Test
  void fiftyIndexesAreFiftyTables() throws Exception {
    with(
        EmbeddedEndpoint.builder().userIndexes(UserIndex.many(50)),
        channel -> {
          UnknownFieldSet list = UnknownFieldSet.parseFrom(call(channel, INDEXES, new byte[0]));
          assertEquals(50, list.getField(1).getLengthDelimitedList().size());
          call(channel, FLIGHT_INFO, sql("SELECT * FROM usr.\"index-49\""));
        });
  }

  @Test
  void latencyIsAddedToEachCall() throws Exception {
    with(
        EmbeddedEndpoint.builder().latency(Duration.ofMillis(50)),
        channel -> {
          long start = System.nanoTime();
          call(channel, FLIGHT_INFO, COUNT);
          assertTrue(System.nanoTime() - start >= Duration.ofMillis(50).toNanos());
        });
  }

  @Test
  void indexesCanBeAbsentOrSwitchedOff() throws Exception {
    with(
        EmbeddedEndpoint.builder().indexes(Indexes.ABSENT),
        channel ->
            assertStatus(Status.Code.UNIMPLEMENTED, "Service is unimplemented.", channel, INDEXES));
    with(
        EmbeddedEndpoint.builder().indexes(Indexes.DISABLED),
        channel ->
            assertStatus(
                Status.Code.FAILED_PRECONDITION,
                "Secondary indexing is disabled (configuration key"
                    + " KurrentDB::SecondaryIndexing::Enabled is false)",
                channel,
                INDEXES));
  }

  @Test
  void theMissingLicenceIsNamed() throws Exception {
    with(
        EmbeddedEndpoint.builder().unlicensed(),
        channel -> {
          assertStatus(
              Status.Code.FAILED_PRECONDITION,
              "Arrow Flight SQL is not licensed. Required entitlement: ARROW_FLIGHT_SQL",
              channel,
              FLIGHT_INFO);
          assertEquals("26.1.0", version(channel));
        });
  }

  @Test
  void credentialsAreChecked() throws Exception {
    with(
        EmbeddedEndpoint.builder().authentication(),
        channel -> {
          String admin = base64("admin:changeit");
          for (String scheme : new String[] {"Basic ", "Bearer "}) {
            call(as(channel, scheme + admin), FLIGHT_INFO, COUNT);
            assertStatus(
                Status.Code.UNAUTHENTICATED,
                "Unauthenticated",
                as(channel, scheme + base64("admin:wrong")),
                FLIGHT_INFO);
            assertStatus(
                Status.Code.PERMISSION_DENIED,
                "Access Denied",
                as(channel, scheme + base64("no-all:changeit")),
                FLIGHT_INFO);
          }
          assertStatus(Status.Code.PERMISSION_DENIED, "Access Denied", channel, FLIGHT_INFO);
          assertStatus(Status.Code.PERMISSION_DENIED, "Access Denied", channel, INDEXES);
          assertEquals("26.1.0", version(channel));
        });
  }

  @Test
  void theReleaseCandidateKnowsNoBearer() throws Exception {
    with(
        EmbeddedEndpoint.builder().release(Release.RC1).authentication(),
        channel ->
            assertStatus(
                Status.Code.UNAUTHENTICATED,
                "Unauthenticated",
                as(channel, "Bearer " + base64("admin:changeit")),
                FLIGHT_INFO));
  }

  @Test
  void responsesAreGzippedForClientsThatAdvertiseIt() throws Exception {
    with(
        EmbeddedEndpoint.builder(),
        channel -> {
          call(channel, FLIGHT_INFO, COUNT);
          assertEquals("gzip", encoding());
        });
    with(
        EmbeddedEndpoint.builder().compression(Compression.NONE),
        channel -> {
          call(channel, FLIGHT_INFO, COUNT);
          assertTrue(Stream.of("identity", "null").anyMatch(String.valueOf(encoding())::equals));
        });
  }

  private String encoding() {
    return responseHeaders.get().get(Access.header("grpc-encoding"));
  }

  @Test
  void everyCallIsListedWithItsBytesAndHeaders() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(0).start()) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("localhost", endpoint.port()).usePlaintext().build();
      Metadata headers = new Metadata();
      headers.put(Access.header("x-trace"), "7");
      call(
          ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
          FLIGHT_INFO,
          COUNT);
      Call call = endpoint.calls().of("GetFlightInfo:sql").get(0);
      assertArrayEquals(COUNT, call.requests().get(0));
      assertEquals("7", call.headers().get("x-trace"));
      assertEquals(Status.Code.OK, call.status().getCode());
      assertEquals(1, call.connection());
      channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
  }
}
