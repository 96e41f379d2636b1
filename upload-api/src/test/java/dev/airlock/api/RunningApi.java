package dev.airlock.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The upload API on real PostgreSQL and S3, one for all tests.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RunningApi {
  static final TestNamespace SPACE = Backends.shared().namespace("api");
  static final Tokens TOKENS = new Tokens();
  static final String READ_AND_WRITE = "files:read files:write";

  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    settings().forEach((name, value) -> registry.add(name, () -> value));
  }

  /// What connects the service to the backends.
  static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.datasource.url", SPACE.jdbcUrl());
    settings.put("spring.datasource.username", SPACE.databaseUser());
    settings.put("spring.datasource.password", SPACE.databasePassword());
    settings.put("spring.cloud.aws.credentials.access-key", SPACE.accessKey());
    settings.put("spring.cloud.aws.credentials.secret-key", SPACE.secretKey());
    settings.put("spring.cloud.aws.region.static", SPACE.region());
    settings.put("spring.cloud.aws.s3.endpoint", SPACE.s3Endpoint());
    settings.put("spring.cloud.aws.s3.path-style-access-enabled", true);
    settings.put("spring.cloud.aws.sqs.endpoint", SPACE.sqsEndpoint());
    settings.put("spring.kafka.bootstrap-servers", SPACE.kafkaBootstrapServers());
    settings.put("airlock.queue.name", SPACE.queue());
    settings.put("airlock.events.topic", SPACE.topic());
    settings.put("airlock.profiles.document.uploads-per-hour", 1_000_000);
    settings.put("airlock.buckets.landing", SPACE.landingBucket());
    settings.put("airlock.buckets.clean", SPACE.cleanBucket());
    settings.put("airlock.buckets.quarantine", SPACE.quarantineBucket());
    settings.put(
        "spring.security.oauth2.resourceserver.jwt.public-key-location",
        "file:" + TOKENS.publicKey());
    return settings;
  }

  /// Another upload API on a free port, with other settings; an empty one is left out.
  static ConfigurableApplicationContext start(Map<String, Object> others) {
    Map<String, Object> settings = settings();
    settings.put("server.port", 0);
    settings.putAll(others);
    settings.values().removeIf(""::equals);
    SpringApplication api = new SpringApplication(UploadApi.class);
    // Before anything else, as what the command line says.
    return api.run(
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new));
  }

  static Client client(ConfigurableApplicationContext api, String subject) {
    return client(api, subject, READ_AND_WRITE);
  }

  static Client client(ConfigurableApplicationContext api, String subject, String scope) {
    return new Client(
        Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port")),
        TOKENS.token(subject, null, scope, inAnHour()));
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

  /// An operator of a tenant, who may do nothing else.
  Client operatorOf(@Nullable String tenant) {
    return new Client(port, TOKENS.token("operator", tenant, "files:admin", inAnHour()));
  }

  /// Announces [Scanner#WORDS] under a name.
  static FileId announced(Client client, String fileName) throws Exception {
    return idOf(
        json(
            client.initiate(Client.announcement(fileName, "text/plain", Scanner.WORDS.length)),
            201));
  }

  static FileId idOf(JsonNode answer) {
    return FileId.of(answer.get("fileId").stringValue());
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
