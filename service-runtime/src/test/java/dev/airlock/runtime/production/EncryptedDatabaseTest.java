package dev.airlock.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedDatabaseTest {
  private final ProductionRule rule = new EncryptedDatabase();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/airlock?user=a&sslmode=verify-ca",
        "jdbc:postgresql://db/airlock?sslmode=VERIFY-FULL&sslrootcert=/ca.pem",
        "jdbc:postgresql://db/airlock?ssl=true",
        "jdbc:postgresql://db/airlock?ssl",
      })
  void anAddressThatInsistsOnACheckedCertificateIsFine(String address) {
    assertThat(rule.broken(Settings.of("spring.datasource.url=" + address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/airlock",
        "jdbc:postgresql://db/airlock?sslmode=disable",
        "jdbc:postgresql://db/airlock?sslmode=allow",
        "jdbc:postgresql://db/airlock?sslmode=prefer",
        "jdbc:postgresql://db/airlock?ssl=true&sslmode=disable",
        "jdbc:postgresql://db/airlock?sslmode=",
        "jdbc:postgresql://db/airlock?ssl=false",
        "jdbc:postgresql://db/sslmode=require",
      })
  void anAddressThatDoesWithoutTlsIsNot(String address) {
    assertThat(rule.broken(Settings.of("SPRING_DATASOURCE_URL=" + address)))
        .singleElement()
        .asString()
        .startsWith("spring.datasource.url lets the database be reached without TLS")
        .contains("sslmode=verify-full")
        .endsWith("in SPRING_DATASOURCE_URL.")
        .doesNotContain("airlock?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=require",
        "sslmode=REQUIRE&sslrootcert=/ca.pem",
        "sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
        "ssl&sslfactory=org.postgresql.ssl.NonValidatingFactory",
      })
  void norIsOneThatTakesAnyCertificate(String parameters) {
    String address = "jdbc:postgresql://db/airlock?" + parameters;
    assertThat(rule.broken(Settings.of("spring.datasource.url=" + address)))
        .singleElement()
        .asString()
        .startsWith("spring.datasource.url accepts any certificate from the database: make it")
        .contains("sslmode=verify-full")
        .doesNotContain("airlock?");
  }

  @Test
  void everyAddressCounts() {
    assertThat(
            rule.broken(
                Settings.of(
                    "spring.datasource.url=jdbc:postgresql://db/airlock?ssl",
                    "spring.datasource.hikari.jdbc-url=jdbc:postgresql://db/airlock",
                    "spring.flyway.url=jdbc:postgresql://db/airlock")))
        .hasSize(2);
  }
}
