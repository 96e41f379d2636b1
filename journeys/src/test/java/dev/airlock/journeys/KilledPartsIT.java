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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The webhook and clamd are killed (SIGKILL) between the steps of a scan, and S3's event is lost:
/// every file ends right all the same.
class KilledPartsIT {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Launcher airlock = new Launcher(Path.of(""), Path.of(""));
  private static FaultProxy s3 = wireTo("S3");
  private static FaultProxy webhook = wireTo("webhook");

  @BeforeAll
  static void up() throws Exception {
    airlock = Launcher.of("killed");
    String settings =
        """
        {"spring.cloud.aws.s3.endpoint":"%s","airlock.webhook.url":"%s",
         "airlock.reconciler.interval":"1s","airlock.reconciler.requeue-after":"3s"}
        """
            .formatted(s3.address(), webhook.address());
    airlock.up(Map.of("SPRING_APPLICATION_JSON", settings));
  }

  @AfterAll
  static void down() throws Exception {
    airlock.run("down");
    s3.close();
    webhook.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clamd", "webhook"})
  void theFileEndsRightWheneverAPartIsKilled(String part) throws Exception {
    Front alice = airlock.front("alice");
    List<Initiated> files = new ArrayList<>();
    for (Map.Entry<String, BiConsumer<Initiated, Runnable>> step : Proofs.of(steps(), 3)) {
      await().alias("all is up again").atMost(PATIENCE).until(KilledPartsIT::isUp);
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
    await().alias("all is up").atMost(PATIENCE).until(KilledPartsIT::isUp);
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
  private static List<Map.Entry<String, BiConsumer<Initiated, Runnable>>> steps() {
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

  private static boolean isUp() throws Exception {
    return airlock.hasProcess("clamd") && isWell("webhook") && isWell("scan-worker");
  }

  private static boolean isWell(String service) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI health = URI.create(airlock.address(service) + "/actuator/health");
      return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false; // it is starting
    }
  }

  private static void kill(String part) {
    try {
      airlock.kill(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FaultProxy wireTo(String part) {
    try {
      return new FaultProxy(() -> {
        try {
          return URI.create(airlock.address(part));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
