package dev.airlock.api.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.s3.S3Client;

/// An S3 that answers, but with errors: tried three times, waiting longer each time.
class RetriesIT extends RunningApi {
  private static final List<Instant> TRIES = new CopyOnWriteArrayList<>();
  private static volatile int failures;
  private static volatile int failure;
  private static volatile Runnable meanwhile = () -> {};
  private static ConfigurableApplicationContext api;
  private static HttpServer s3;

  @BeforeAll
  static void startOnAnS3ThatFails() throws Exception {
    s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    s3.createContext(
        "/",
        exchange -> {
          boolean probe =
              exchange.getRequestURI().getPath().equals("/" + NAMESPACE.landingBucket());
          if (!probe) {
            TRIES.add(Instant.now());
            meanwhile.run();
          }
          boolean fails = TRIES.size() <= failures;
          exchange.sendResponseHeaders(probe ? 200 : fails ? failure : 404, -1);
          exchange.close();
        });
    s3.start();
    api =
        start(
            Map.of(
                "spring.cloud.aws.s3.endpoint", "http://127.0.0.1:" + s3.getAddress().getPort()));
  }

  @AfterAll
  static void stop() {
    api.close();
    s3.stop(0);
  }

  @BeforeEach
  void forget() {
    TRIES.clear();
    failures = 0;
    meanwhile = () -> {};
  }

  @Test
  void threeTriesAndNoMore() throws Exception {
    failures = Integer.MAX_VALUE;
    failure = 500;
    HttpResponse<String> answer = complete();
    problem(answer, 503, "unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(TRIES).hasSize(3);
  }

  @Test
  void slowDownIsTriedAgain() throws Exception {
    failures = 2;
    failure = 503;
    problem(complete(), 409, "object-not-uploaded"); // what the third try says
    assertThat(TRIES).hasSize(3);
    assertThat(Duration.between(TRIES.getFirst(), TRIES.getLast())).isPositive();
  }

  @Test
  void whatS3RefusesIsNotTriedAgain() throws Exception {
    failures = Integer.MAX_VALUE;
    failure = 403;
    problem(complete(), 500, "internal-error");
    assertThat(TRIES).hasSize(1);
  }

  /// Its object has left the landing bucket by then.
  @Test
  void whatIsScannedWhileItIsCompletedIsComplete(@Autowired Scans scans, @Autowired S3Client real)
      throws Exception {
    Client alice = client(api, "alice");
    FileId file = newFile(alice, "notes.txt");
    meanwhile =
        () ->
            new RecordedScan(scans, real, NAMESPACE, new TenantContext(null, "alice"))
                .recordVerdict(file, new Verdict.Clean());
    assertThat(complete(alice, file).statusCode()).isEqualTo(202);
  }

  private static HttpResponse<String> complete() throws Exception {
    Client alice = client(api, "alice");
    return complete(alice, newFile(alice, "notes.txt"));
  }

  private static HttpResponse<String> complete(Client client, FileId file) throws Exception {
    return client.call("POST", "/api/v1/files/upload/complete", "{\"fileId\":\"" + file + "\"}");
  }
}
