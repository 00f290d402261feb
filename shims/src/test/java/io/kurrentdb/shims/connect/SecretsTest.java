package io.kurrentdb.shims.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "jdbc:kurrentdb://n1:2113 jdbc:kurrentdb://n1:2113",
        "jdbc:kurrentdb://admin:changeit@n1:2113 jdbc:kurrentdb://admin:***@n1:2113",
        "jdbc:kurrentdb://admin@n1?password=x jdbc:kurrentdb://admin@n1?password=***",
        "jdbc:kurrentdb://admin:a@b@n1,n2 jdbc:kurrentdb://admin:***@n1,n2",
        "jdbc:kurrentdb://admin:w?t@n1 jdbc:kurrentdb://admin:***@n1",
        "jdbc:kurrentdb://n1:1?user=a@b&tls=false jdbc:kurrentdb://n1:1?user=a@b&tls=false",
        "jdbc:arrow-flight-sql://n1:1?token=t&a=b jdbc:arrow-flight-sql://n1:1?token=***&a=b",
        "jdbc:x://n1:1;Password=t;trustStorePassword=u jdbc:x://n1:1;Password=***;trustStorePassword=***",
      })
  void secretsAreTakenOut(String url, String shown) {
    assertEquals(shown, Secrets.mask(url));
  }
}
