package dev.airlock.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.DatabaseOperator;
import dev.airlock.testbackends.TestNamespace;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;

/// A database that answers, but not as it should: callers are told to try again, and the service is
/// ready again when the database is. On a database and a service of its own, which it breaks.
@Execution(ExecutionMode.SAME_THREAD)
class DatabaseFaultsIT {
  private static final TestNamespace OWN = Backends.shared().namespace("api-db-faults");
  private static final int POOL = 3;
  private static ConfigurableApplicationContext api;
  private static Client alice;
  private static String file;

  private DatabaseOperator operator;

  @BeforeAll
  static void startOnItsOwnDatabase() throws Exception {
    api =
        RunningApi.start(
            Map.of(
                "spring.datasource.url", OWN.jdbcUrl(),
                "spring.datasource.username", OWN.databaseUser(),
                "spring.datasource.password", OWN.databasePassword(),
                "spring.datasource.hikari.maximum-pool-size", POOL,
                "spring.datasource.hikari.connection-timeout", 1_000));
    alice = RunningApi.client(api, "alice");
    file = "/api/v1/files/" + RunningApi.newFile(alice, "notes.txt");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void connect() throws Exception {
    operator = new DatabaseOperator(OWN);
  }

  @AfterEach
  void everythingIsBack() throws Exception {
    operator.close();
    await().atMost(Duration.ofMinutes(2)).until(() -> readiness().contains("\"UP\""));
    // Connections that were ended may still lie in the pool.
    await().atMost(Duration.ofMinutes(1)).until(() -> alice.get(file).statusCode() == 200);
    await().atMost(Duration.ofMinutes(1)).until(() -> initiate().statusCode() == 201);
  }

  @Test
  void aReadOnlyDatabaseIsReadButRefusesChanges() throws Exception {
    operator.set("default_transaction_read_only", "on");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> alice.get(file).statusCode() == 200);
      // A session that had just begun may not be ended yet.
      await().atMost(Duration.ofMinutes(1)).until(() -> initiate().statusCode() != 201);
      unavailable(initiate());
      unavailable(alice.call("DELETE", file, ""));
      unready("the database is read-only");
    } finally {
      operator.reset("default_transaction_read_only");
    }
  }

  /// Its connections were opened while it could not write, and would stay what they are.
  @Test
  void connectionsOfAStandbyAreGivenUpWithoutAProbe() throws Exception {
    operator.set("default_transaction_read_only", "on");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> alice.get(file).statusCode() == 200);
      // A session that had just begun may not be ended yet.
      await().atMost(Duration.ofMinutes(1)).until(() -> initiate().statusCode() != 201);
      unavailable(initiate());
    } finally {
      operator.reset("default_transaction_read_only");
    }
    await().atMost(Duration.ofMinutes(1)).until(() -> initiate().statusCode() == 201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE file RENAME TO lost_file | ALTER TABLE lost_file RENAME TO file",
        "ALTER TABLE file RENAME COLUMN owner TO lost | ALTER TABLE file RENAME COLUMN lost TO"
            + " owner",
        "ALTER SCHEMA public RENAME TO lost | ALTER SCHEMA lost RENAME TO public",
      })
  void aLostSchemaIsNoFaultOfTheCaller(String loss, String repair) throws Exception {
    operator.run(loss);
    try {
      unavailable(alice.get(file));
      unready("the database lacks tables or columns");
      assertThat(
              RunningApi.json(alice.get("/actuator/health/liveness"), 200)
                  .get("status")
                  .stringValue())
          .isEqualTo("UP");
    } finally {
      operator.run(repair);
    }
  }

  @Test
  void lostRightsAreNoFaultOfTheCaller() throws Exception {
    operator.run("REVOKE SELECT ON file FROM \"" + OWN.databaseUser() + "\"");
    try {
      unavailable(alice.get(file));
    } finally {
      operator.run("GRANT SELECT ON file TO \"" + OWN.databaseUser() + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"statement_timeout", "lock_timeout"})
  void aTimeoutOfTheDatabaseAsksToTryAgain(String timeout) throws Exception {
    operator.set(timeout, "200ms");
    operator.lock("file");
    try {
      unavailable(alice.get(file));
    } finally {
      operator.unlock();
      operator.reset(timeout);
      operator.endSessions();
    }
  }

  @Test
  void anExhaustedPoolAsksToTryAgain() throws Exception {
    operator.lock("file");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < POOL; i++) {
        waiting.add(callers.submit(() -> alice.get(file)));
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> operator.waiting() == POOL);
      unavailable(alice.get(file));
      operator.unlock();
      for (Future<HttpResponse<String>> answer : waiting) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aShutdownInTheMiddleOfARequestAsksToTryAgain() throws Exception {
    operator.lock("file");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> waiting = callers.submit(() -> alice.get(file));
      await().atMost(Duration.ofMinutes(1)).until(() -> operator.waiting() > 0);
      operator.endSessions();
      unavailable(waiting.get());
    } finally {
      operator.unlock();
    }
  }

  private static HttpResponse<String> initiate() throws Exception {
    return alice.initiate(Client.uploadRequest("notes.txt", "text/plain", 14));
  }

  private static String readiness() throws Exception {
    return alice.get("/actuator/health/readiness").body();
  }

  private static void unready(String why) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(readiness()).contains("\"DOWN\"", why));
  }

  private static void unavailable(HttpResponse<String> answer) {
    JsonNode problem = RunningApi.problem(answer, 503, "unavailable");
    assertThat(problem.get("retryAfter").intValue()).isPositive();
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }
}
