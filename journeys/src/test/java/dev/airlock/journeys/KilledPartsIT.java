package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.journeys.Front.Initiated;
import dev.airlock.testbackends.FaultProxy;
import dev.airlock.testbackends.Proofs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The webhook and clamd are killed (SIGKILL) between the steps of a scan, and S3's event is lost:
/// every file ends right all the same.
@ExtendWith(SharedSystem.class)
@ResourceLock(SharedSystem.LOCK)
class KilledPartsIT {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Launcher airlock;
  private final FaultProxy s3;
  private final FaultProxy webhook;

  KilledPartsIT(SharedSystem.Running system) {
    airlock = system.airlock();
    s3 = system.s3();
    webhook = system.webhook();
  }

  @AfterEach
  void killNothingMore() {
    s3.failOn(_ -> false, false, () -> {});
    webhook.failOn(_ -> false, false, () -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"clamd", "webhook"})
  void theFileEndsRightWheneverAPartIsKilled(String part) throws Exception {
    Front alice = airlock.front("alice");
    List<Initiated> files = new ArrayList<>();
    for (Map.Entry<String, BiConsumer<Initiated, Runnable>> step : Proofs.of(steps(), 1)) {
      await().alias("all is up again").atMost(PATIENCE).until(this::isUp);
      Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length);
      AtomicInteger kills = new AtomicInteger();
      step.getValue()
          .accept(
              file,
              () -> {
                kill(part);
                kills.incrementAndGet();
              });
      assertThat(alice.post(file, WORDS)).isEqualTo(204);
      await()
          .alias(part + " is killed " + step.getKey())
          .atMost(PATIENCE)
          .until(() -> kills.get() == 1);
      files.add(file);
    }
    for (Initiated file : files) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> alice.status(file), "clean"::equals);
      assertThat(alice.fetch(file)).isEqualTo(WORDS);
    }
  }

  @Test
  void theFileGetsItsVerdictThoughItsEventIsSwallowed() throws Exception {
    await().alias("all is up").atMost(PATIENCE).until(this::isUp);
    Front alice = airlock.front("alice");
    SwallowedEvents queue = new SwallowedEvents(airlock.address("SQS"));
    Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length);
    airlock.signal("scan-worker", "STOP");
    try {
      // What the worker asked for before it stopped comes back empty within a second.
      await().atMost(Duration.ofMinutes(2)).pollDelay(Duration.ofSeconds(2)).until(() -> true);
      assertThat(alice.post(file, WORDS)).isEqualTo(204);
      await().atMost(PATIENCE).until(() -> queue.swallow(file.id()));
    } finally {
      airlock.signal("scan-worker", "CONT");
    }
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> alice.status(file), "clean"::equals);
    assertThat(alice.fetch(file)).isEqualTo(WORDS);
    assertThat(alice.get("/api/v1/files/" + file.id() + "/history").body()).contains("requeued");
  }

  // In the order in which they are taken.
  private List<Map.Entry<String, BiConsumer<Initiated, Runnable>>> steps() {
    Map<String, BiConsumer<Initiated, Runnable>> steps = new LinkedHashMap<>();
    steps.put(
        "before the claim counts", (file, kill) -> webhook.failOn(report(file, 1), false, kill));
    steps.put(
        "when the claim counts and the worker does not know",
        (file, kill) -> webhook.failOn(report(file, 1), true, kill));
    steps.put(
        "before the copy",
        (file, kill) ->
            s3.failOn(
                head -> head.startsWith("PUT /airlock-clean") && head.contains(file.id()),
                false,
                kill));
    steps.put(
        "before the verdict counts", (file, kill) -> webhook.failOn(report(file, 2), false, kill));
    steps.put(
        "when the verdict counts and the worker does not know",
        (file, kill) -> webhook.failOn(report(file, 2), true, kill));
    return List.copyOf(steps.entrySet());
  }

  // The first report is the claim, the second the verdict.
  private static Predicate<String> report(Initiated file, int number) {
    AtomicInteger seen = new AtomicInteger();
    return head ->
        head.startsWith("PATCH") && head.contains(file.id()) && seen.incrementAndGet() == number;
  }

  private boolean isUp() throws Exception {
    return airlock.hasProcess("clamd") && isWell("webhook") && isWell("scan-worker");
  }

  private boolean isWell(String service) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI health = URI.create(airlock.address(service) + "/actuator/health");
      return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false; // it is starting
    }
  }

  private void kill(String part) {
    try {
      airlock.kill(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
