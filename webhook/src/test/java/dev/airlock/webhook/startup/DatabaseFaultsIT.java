package dev.airlock.webhook.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.DatabaseOperator;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.ScanMessages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedRuntimeException;

/// A database that answers, but not as it should: scanners are told to send again, and the webhook
/// is ready again when the database is. On a database of its own, which it breaks.
@Execution(ExecutionMode.SAME_THREAD)
class DatabaseFaultsIT {
  private static final TestNamespace OWN = Backends.shared().namespace("webhook-db-faults");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext webhook;
  private static int port;

  private DatabaseOperator operator;
  private FileId file;

  @BeforeAll
  static void startOnItsOwnDatabase() {
    webhook = StartedWebhook.on(OWN, Map.of("spring.datasource.hikari.connection-timeout", "1000"));
    port = Integer.parseInt(webhook.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    webhook.close();
  }

  @BeforeEach
  void aFileWaits() throws Exception {
    operator = new DatabaseOperator(OWN);
    // Connections that the test before ended may keep the others waiting for long.
    file =
        await()
            .atMost(Duration.ofMinutes(1))
            .ignoreExceptionsInstanceOf(NestedRuntimeException.class)
            .until(
                () -> ExampleUpload.fresh().initiate(webhook.getBean(FileRegistry.class)),
                Objects::nonNull);
  }

  @AfterEach
  void everythingIsBack() throws Exception {
    operator.close();
    await().atMost(Duration.ofMinutes(2)).until(() -> readiness().contains("\"UP\""));
    // Connections that were ended may still lie in the pool.
    await().atMost(Duration.ofMinutes(1)).until(() -> report().statusCode() == 200);
  }

  @Test
  void aReadOnlyDatabaseTakesNoResults() throws Exception {
    operator.set("default_transaction_read_only", "on");
    try {
      unready("the database is read-only");
      // A session that had just begun may not be ended yet.
      await().atMost(Duration.ofMinutes(1)).until(() -> report().statusCode() != 200);
      unavailable(report());
    } finally {
      operator.reset("default_transaction_read_only");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE file RENAME TO lost_file | ALTER TABLE lost_file RENAME TO file",
        "ALTER TABLE webhook_answer RENAME COLUMN digest TO lost | ALTER TABLE webhook_answer"
            + " RENAME COLUMN lost TO digest",
      })
  void aLostSchemaIsNoFaultOfTheScanner(String loss, String repair) throws Exception {
    operator.run(loss);
    try {
      unavailable(report());
      unready("the database lacks tables or columns");
    } finally {
      operator.run(repair);
    }
  }

  @ParameterizedTest
  @CsvSource({"statement_timeout", "lock_timeout"})
  void aTimeoutOfTheDatabaseAsksToSendAgain(String timeout) throws Exception {
    operator.set(timeout, "200ms");
    operator.lock("file");
    try {
      unavailable(report());
    } finally {
      operator.unlock();
      operator.reset(timeout);
      operator.endSessions();
    }
  }

  @Test
  void aShutdownInTheMiddleOfAReportAsksToSendAgain() throws Exception {
    operator.lock("webhook_answer");
    try (ExecutorService scanners = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> waiting = scanners.submit(this::report);
      await().atMost(Duration.ofMinutes(1)).until(() -> operator.waiting() > 0);
      operator.endSessions();
      unavailable(waiting.get());
    } finally {
      operator.unlock();
    }
  }

  private HttpResponse<String> report() throws Exception {
    return new IndependentScanner(port).report(file, new ScanMessages(OWN, file).scanning());
  }

  private static String readiness() throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void unready(String why) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(readiness()).contains("\"DOWN\"", why));
  }

  private static void unavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("urn:airlock:problem:unavailable");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }
}
