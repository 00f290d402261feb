package io.kurrentdb.shims.connect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KnownServersTest {

  @Test
  void aUrlOfKurrentDbNeedsNoConnection() {
    assertTrue(KnownServers.isKurrentDb("jdbc:kurrentdb://user:secret@nowhere:2113?tls=false"));
    assertTrue(KnownServers.isKurrentDb("jdbc:kurrentdb+discover://nowhere:2113"));
  }

  @Test
  void aUrlOfTheDriverIsWhatTheLastConnectionFound() {
    String url = "jdbc:arrow-flight-sql://first:2113/?user=u&password=p";
    assertFalse(KnownServers.isKurrentDb(url));
    KnownServers.note(url, true);
    assertTrue(KnownServers.isKurrentDb("jdbc:arrow-flight-sql://first:2113"));
    assertTrue(KnownServers.isKurrentDb("jdbc:arrow-flight-sql://first:2113;user=other"));
    assertFalse(KnownServers.isKurrentDb("jdbc:arrow-flight-sql://first:2114"));
    KnownServers.note(url, false);
    assertFalse(KnownServers.isKurrentDb(url));
  }

  @Test
  void anotherDatabaseIsNone() {
    String url = "jdbc:h2:tcp://second:2113/mem";
    KnownServers.note(url, true);
    assertFalse(KnownServers.isKurrentDb(url));
    assertFalse(KnownServers.isKurrentDb(null));
  }
}
