package dev.airlock.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.client.Backends;
import dev.airlock.sandbox.client.Space;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The upload API on real PostgreSQL and S3, one for all tests.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RunningApi {
  static final Space SPACE = Backends.shared().space("api");
  static final Tokens TOKENS = new Tokens();
  static final String READ_AND_WRITE = "files:read files:write";

  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", SPACE::jdbcUrl);
    registry.add("spring.datasource.username", SPACE::databaseUser);
    registry.add("spring.datasource.password", SPACE::databasePassword);
    registry.add("spring.cloud.aws.credentials.access-key", SPACE::accessKey);
    registry.add("spring.cloud.aws.credentials.secret-key", SPACE::secretKey);
    registry.add("spring.cloud.aws.region.static", SPACE::region);
    registry.add("spring.cloud.aws.s3.endpoint", SPACE::s3Endpoint);
    registry.add("spring.cloud.aws.s3.path-style-access-enabled", () -> true);
    registry.add("airlock.buckets.landing", SPACE::landingBucket);
    registry.add("airlock.buckets.clean", SPACE::cleanBucket);
    registry.add("airlock.buckets.quarantine", SPACE::quarantineBucket);
    registry.add(
        "spring.security.oauth2.resourceserver.jwt.public-key-location",
        () -> "file:" + TOKENS.publicKey());
  }

  Client client(String subject) {
    return client(subject, READ_AND_WRITE);
  }

  Client client(String subject, String scope) {
    return new Client(port, TOKENS.token(subject, null, scope, inAnHour()));
  }

  Client clientOf(String tenant, String subject) {
    return new Client(port, TOKENS.token(subject, tenant, READ_AND_WRITE, inAnHour()));
  }

  static Instant inAnHour() {
    return Instant.now().plusSeconds(3600);
  }

  static JsonNode json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  /// Checks that the answer is a problem of the type and tells nothing of our insides.
  static JsonNode problem(HttpResponse<String> response, int status, String type) {
    JsonNode problem = json(response, status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.get("type").stringValue()).isEqualTo("urn:airlock:problem:" + type);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").stringValue()).isNotBlank();
    assertThat(problem.get("detail").stringValue()).isNotBlank();
    assertThat(response.body())
        .doesNotContain(
            "Exception", "dev.airlock", "org.springframework", "jackson", "SELECT", "INSERT")
        .doesNotContain(SPACE.landingBucket(), SPACE.cleanBucket(), SPACE.quarantineBucket());
    return problem;
  }
}
