package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kurrentdb.it.endpoint.Call;
import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.it.endpoint.Release;
import io.kurrentdb.shims.core.SqlFailure;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectingTest {
  @ParameterizedTest
  @EnumSource(Release.class)
  void connectingCostsOneRealCallAndNoHandshakeInEveryRelease(Release release) throws Exception {
    try (EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.builder().rows(10).release(release).authentication().start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      client.login("admin", "changeit");
      assertEquals(
          Map.of("ServerFeatures/GetSupportedMethods", 1, "GetFlightInfo:sql", 1),
          endpoint.calls().countsByType());
      assertEquals(List.of(List.of(10L)), client.query("SELECT count(*) FROM kdb.records"));
    }
  }

  @Test
  void everyCallCarriesBasicWhichAllReleasesTake() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).authentication().start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      client.login("admin", "changeit").query("SELECT 1");
      for (Call call : endpoint.calls().all()) {
        String sent = call.headers().getOrDefault("authorization", "");
        boolean needsNone = call.type().startsWith("ServerFeatures");
        assertTrue(needsNone ? sent.isEmpty() : sent.startsWith("Basic "), call.type());
      }
    }
  }

  @Test
  void aWrongPasswordFailsWhereTheHostConnects() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).authentication().start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> client.login("admin", "wrong"));
      assertEquals(FlightStatusCode.UNAUTHENTICATED, e.status().code());
      assertEquals("28000", SqlFailure.in(e).sqlState());
      assertFalse(e.toString().contains("wrong"));
    }
  }

  @Test
  void aUserWithoutPermissionIsToldSo() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).authentication().start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> client.login("no-all", "changeit"));
      assertEquals(FlightStatusCode.UNAUTHORIZED, e.status().code());
      assertEquals("42501", SqlFailure.in(e).sqlState());
    }
  }

  @Test
  void aMissingLicenceReachesTheUserAsItIs() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).unlicensed().start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      FlightRuntimeException e =
          assertThrows(FlightRuntimeException.class, () -> client.login("admin", "changeit"));
      assertEquals(
          "Arrow Flight SQL is not licensed. Required entitlement: ARROW_FLIGHT_SQL",
          e.status().description());
      assertEquals("55000", SqlFailure.in(e).sqlState());
      FlightRuntimeException query =
          assertThrows(FlightRuntimeException.class, () -> client.query("SELECT 1"));
      assertEquals(
          e.status().description()
              + " (The server's licence and settings decide this, not the statement.)",
          query.status().description());
    }
  }

  @Test
  void nothingIsCompressedOnANearServer() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      client.query("SELECT * FROM kdb.records");
      for (Call call : endpoint.calls().of("DoGet:query")) {
        assertFalse(call.headers().getOrDefault("grpc-accept-encoding", "").contains("gzip"));
      }
      assertEquals(1, endpoint.calls().count("DoGet:query"));
    }
  }

  @Test
  void aCatalogOrSchemaThatIsSetDoesNoHarm() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(10).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      assertFalse(client.sql().setSessionOptions(options("catalog")).hasErrors());
      assertTrue(client.sql().setSessionOptions(options("colour")).hasErrors());
      client.sql().closeSession(new org.apache.arrow.flight.CloseSessionRequest());
      assertEquals(List.of(List.of(1)), client.query("SELECT 1"));
      assertEquals(0, endpoint.calls().count("DoAction:SetSessionOptions"));
    }
  }

  private static org.apache.arrow.flight.SetSessionOptionsRequest options(String name) {
    return new org.apache.arrow.flight.SetSessionOptionsRequest(
        Map.of(
            name, org.apache.arrow.flight.SessionOptionValueFactory.makeSessionOptionValue("x")));
  }
}
