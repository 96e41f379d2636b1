package dev.airlock.api.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import dev.airlock.testbackends.TcpProxy;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// Without S3, SQS or the database the service reports it, answers what it can, and recovers.
class OutageIT extends RunningApi {
  private static TcpProxy s3 = proxy(NAMESPACE.s3Endpoint());
  private static TcpProxy sqs = proxy(NAMESPACE.sqsEndpoint());
  private static TcpProxy database =
      proxy(URI.create(NAMESPACE.jdbcUrl().substring("jdbc:".length())));
  private static ConfigurableApplicationContext api;

  @Autowired Scans scans;
  @Autowired S3Client objects;

  @BeforeAll
  static void startBehindProxies() {
    api =
        start(
            Map.of(
                "spring.cloud.aws.s3.endpoint", "http://127.0.0.1:" + s3.port(),
                "spring.cloud.aws.sqs.endpoint", "http://127.0.0.1:" + sqs.port(),
                "spring.datasource.url",
                    NAMESPACE
                        .jdbcUrl()
                        .replaceFirst("//[^/]+/", "//127.0.0.1:" + database.port() + "/")));
  }

  @AfterAll
  static void stop() throws Exception {
    api.close();
    for (TcpProxy proxy : new TcpProxy[] {s3, sqs, database}) {
      proxy.close();
    }
  }

  @AfterEach
  void everythingIsBack() {
    for (TcpProxy proxy : new TcpProxy[] {s3, sqs, database}) {
      proxy.restore();
    }
    awaitStatus("", "UP");
  }

  @Test
  void withoutS3ItIsDegradedNotDead() throws Exception {
    Client alice = client(api, "alice");
    FileId file = newFile(alice, "notes.txt");
    s3.cut();
    awaitStatus("", "DEGRADED");
    JsonNode health = json(alice.get("/actuator/health"), 200);
    assertThat(health.at("/components/s3/status").stringValue()).isEqualTo("DEGRADED");
    assertThat(health.at("/components/sqs/status").stringValue()).isEqualTo("UP");
    assertThat(health.at("/components/db/status").stringValue()).isEqualTo("UP");
    assertThat(health.at("/components/kafka/status").stringValue()).isEqualTo("UP");
    assertThat(status("/readiness")).isEqualTo("UP");
    assertThat(status("/liveness")).isEqualTo("UP");

    unavailable(alice.initiate(Client.uploadRequest("notes.txt", "text/plain", 14)));
    unavailable(
        alice.call("POST", "/api/v1/files/upload/complete", "{\"fileId\":\"" + file + "\"}"));
    unavailable(alice.call("DELETE", "/api/v1/files/" + file, ""));
    HttpResponse<String> form =
        alice.form(
            new MultipartForm()
                .field("profile", "document")
                .file("a.txt", "text/plain", "words".getBytes(UTF_8)));
    assertThat(form.body()).contains("urn:airlock:problem:unavailable");
    assertThat(alice.get("/api/v1/files/" + file).statusCode()).isEqualTo(200);
    assertThat(alice.get("/api/v1/files").statusCode()).isEqualTo(200);

    s3.restore();
    awaitStatus("", "UP");
    assertThat(newFile(alice, "notes.txt")).isNotNull();
    assertThat(alice.call("DELETE", "/api/v1/files/" + file, "").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutSqsCompletingAsksToTryAgain() throws Exception {
    Client alice = client(api, "alice");
    JsonNode initiated =
        json(alice.initiate(Client.uploadRequest("notes.txt", "text/plain", 14)), 201);
    String url = initiated.get("upload").get("url").stringValue();
    assertThat(alice.post(url, Client.fields(initiated), "harmless words".getBytes(UTF_8)))
        .isEqualTo(204);
    String complete = "{\"fileId\":" + initiated.get("fileId") + "}";
    sqs.cut();
    awaitStatus("", "DEGRADED");
    unavailable(alice.call("POST", "/api/v1/files/upload/complete", complete));
    assertThat(newFile(alice, "other.txt")).isNotNull();
    sqs.restore();
    awaitStatus("", "UP");
    assertThat(alice.call("POST", "/api/v1/files/upload/complete", complete).statusCode())
        .isEqualTo(202);
  }

  /// The reconciler sends the message later.
  @Test
  void withoutSqsARescanIsKeptAllTheSame() throws Exception {
    Client alice = client(api, "alice");
    FileId file = newFile(alice, "notes.txt");
    new RecordedScan(scans, objects, NAMESPACE, new TenantContext(null, "alice"))
        .recordVerdict(file, new Verdict.Clean());
    sqs.cut();
    awaitStatus("", "DEGRADED");
    unavailable(
        client(api, "operator", "files:admin")
            .call("POST", "/api/v1/admin/files/" + file + "/rescan", ""));
    assertThat(
            json(alice.get("/api/v1/files/" + file + "/history"), 200)
                .valueStream()
                .map(entry -> entry.get("action").stringValue()))
        .endsWith("rescan-requested");
  }

  @Test
  void withoutTheDatabaseItIsNotReadyAndRecovers() throws Exception {
    Client alice = client(api, "alice");
    FileId file = newFile(alice, "notes.txt");
    database.cut();
    unavailable(alice.get("/api/v1/files/" + file));
    unavailable(alice.initiate(Client.uploadRequest("notes.txt", "text/plain", 14)));
    assertThat(status("/readiness")).isEqualTo("DOWN");
    assertThat(status("/liveness")).isEqualTo("UP");
    database.restore();
    awaitStatus("/readiness", "UP");
    assertThat(alice.get("/api/v1/files/" + file).statusCode()).isEqualTo(200);
  }

  private static void unavailable(HttpResponse<String> answer) {
    problem(answer, 503, "unavailable");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }

  private static String status(String group) throws Exception {
    HttpResponse<String> health = client(api, "alice").get("/actuator/health" + group);
    return json(health, health.statusCode()).get("status").stringValue();
  }

  private static void awaitStatus(String group, String status) {
    await().atMost(Duration.ofMinutes(2)).until(() -> status(group), status::equals);
  }

  private static TcpProxy proxy(URI backend) {
    try {
      return new TcpProxy(backend.getHost(), backend.getPort());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
