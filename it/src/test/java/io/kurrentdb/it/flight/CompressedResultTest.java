package io.kurrentdb.it.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kurrentdb.it.endpoint.EmbeddedEndpoint;
import io.kurrentdb.shims.core.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gzipped results, which Arrow's client up to 18.3.0 now and then cannot read. */
class CompressedResultTest {

  @BeforeEach
  void offerGzip() {
    System.setProperty(Setting.COMPRESSION.property(), "gzip");
  }

  @AfterEach
  void offerWhatIsUsual() {
    System.clearProperty(Setting.COMPRESSION.property());
  }

  @Test
  void messagesWhoseGzipStreamEndsOnTheEndOfItsBufferAreRead() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(5_000).start();
        SeamClient client = SeamClient.wrapped(endpoint)) {
      // With these numbers of rows the client alone fails: "Failed to read message."
      for (int rows : new int[] {838, 1_032, 1_147, 2_150}) {
        String text = "SELECT metadata FROM kdb.records WHERE log_position < " + rows * 100;
        assertEquals(rows, client.query(text).size());
      }
    }
  }
}
