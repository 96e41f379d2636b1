package dev.airlock.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.api.fixture.RunningApi;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Settings with which the service refuses to start in production, and the messages it gives.
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads what this JVM prints")
class ProductionIT {
  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

  private static final Map<String, Object> FIT =
      Map.ofEntries(
          Map.entry("spring.profiles.active", "production"),
          Map.entry(
              "spring.datasource.url", RunningApi.NAMESPACE.jdbcUrl() + "?sslmode=verify-full"),
          Map.entry("spring.datasource.password", "a password of our own"),
          Map.entry("spring.cloud.aws.credentials.access-key", "a key of our own"),
          Map.entry("spring.cloud.aws.credentials.secret-key", "a secret of our own"),
          Map.entry("spring.cloud.aws.s3.endpoint", "https://127.0.0.1:1"),
          Map.entry("spring.cloud.aws.sqs.endpoint", "https://127.0.0.1:1"),
          Map.entry("spring.kafka.security.protocol", "SSL"),
          Map.entry("airlock.cors.origins", "https://app.example.org,https://example.org:8443"),
          Map.entry(JWT + "audiences", "https://airlock.example.org"),
          Map.entry(JWT + "issuer-uri", "https://issuer.example.org"));

  @Test
  void whatIsFitComesAsFarAsTheDatabaseWhichMustSpeakTls(CapturedOutput output) {
    assertThatThrownBy(() -> RunningApi.start(FIT).close())
        .hasStackTraceContaining("The server does not support SSL.");
    assertThat(output.getAll()).doesNotContain("AIRLOCK_", "SPRING_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "airlock.cors.origins | * | airlock.cors.origins has an entry that is not exactly one https"
            + " origin: set AIRLOCK_CORS_ORIGINS to",
        "airlock.cors.origins | https://*.example.org | airlock.cors.origins has an entry that is"
            + " not exactly",
        "airlock.cors.origins | null | airlock.cors.origins has an entry that is not exactly",
        "airlock.cors.origins | https://app.example.org,http://app.example.org |"
            + " airlock.cors.origins has an entry",
        "airlock.cors.origins | https://app.example.org/ | airlock.cors.origins has an entry that"
            + " is not exactly",
        "airlock.page.demo-token | a.demo.token | airlock.page.demo-token lets everybody act as one"
            + " user without signing in: leave AIRLOCK_PAGE_DEMOTOKEN out.",
        "airlock.console.demo-token | a.demo.token | airlock.console.demo-token lets everybody act"
            + " as one user without signing in: leave AIRLOCK_CONSOLE_DEMOTOKEN out.",
        "spring.datasource.url | jdbc:postgresql://db/airlock?sslmode=disable |"
            + " spring.datasource.url lets the database be reached without TLS: make it"
            + " sslmode=verify-full",
        "spring.datasource.url | jdbc:postgresql://db/airlock | spring.datasource.url lets the"
            + " database be reached without TLS: make it sslmode=verify-full",
        "spring.datasource.url | jdbc:postgresql://db/airlock?sslmode=require |"
            + " spring.datasource.url accepts any certificate from the database",
        "spring.datasource.password | airlock-sandbox-only | spring.datasource.password is a secret"
            + " of the sandbox, which protects nothing: set SPRING_DATASOURCE_PASSWORD to",
        "spring.kafka.security.protocol | PLAINTEXT | spring.kafka.security.protocol does not ask"
            + " for TLS: set SPRING_KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL.",
        "spring.cloud.aws.s3.endpoint | http://s3:9000 | spring.cloud.aws.s3.endpoint is not an"
            + " https address: leave SPRING_CLOUD_AWS_S3_ENDPOINT out",
        "spring.cloud.aws.sqs.endpoint | http://sqs:9324 | spring.cloud.aws.sqs.endpoint is not an"
            + " https address: leave SPRING_CLOUD_AWS_SQS_ENDPOINT out",
        JWT
            + "issuer-uri | '' | "
            + JWT
            + "public-key-location accepts tokens from anybody who has that key: set"
            + " SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI to",
        JWT
            + "audiences | '' | "
            + JWT
            + "audiences is not set, so tokens for other services are accepted: set"
            + " SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES to",
        JWT
            + "issuer-uri | http://issuer | "
            + JWT
            + "issuer-uri is plain http, so that anybody on the network path",
        JWT
            + "jwk-set-uri | http://issuer/keys | "
            + JWT
            + "jwk-set-uri is plain http, so that anybody on the network path",
        JWT
            + "public-key-location | file:/keys/sandbox-only-jwt-public.pem | "
            + JWT
            + "public-key-location is a secret of the sandbox, which protects nothing",
      })
  void whatIsUnfitStopsItWithOneLine(
      String setting, String value, String line, CapturedOutput output) {
    Map<String, Object> settings = new HashMap<>(FIT);
    settings.put(setting, value);
    assertThatThrownBy(() -> RunningApi.start(settings).close());
    assertThat(output.getAll().lines().filter(printed -> printed.startsWith(line))).hasSize(1);
    assertThat(output.getAll()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
  }
}
