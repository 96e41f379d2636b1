package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.airlock.journeys.Front.Initiated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A file's way through the running system, seen from outside, undisturbed and under attack.
@ExtendWith(SharedSystem.class)
@ResourceLock(SharedSystem.LOCK)
class OneFileJourneyIT {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final byte[] OTHER = "HARMLESS WORDS".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Launcher airlock;
  private final TraceCollector traces;

  OneFileJourneyIT(SharedSystem.Running system) {
    airlock = system.airlock();
    traces = system.traces();
  }

  @Test
  void cleanFileIsServedAndItsEventsArePublishedInOrder() throws Exception {
    Front alice = airlock.front("alice");
    Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length);
    assertThat(alice.status(file)).isEqualTo("pending");
    assertThat(alice.download(file).statusCode()).isEqualTo(409);
    assertThat(alice.post(file, WORDS)).isEqualTo(204);
    awaitStatus(alice, file, "clean");

    JsonNode shown = alice.json(alice.get("/api/v1/files/" + file.id()));
    assertThat(shown.get("detectedContentType").stringValue()).isEqualTo("text/plain");
    assertThat(shown.get("scan").get("engine").stringValue()).isEqualTo("ClamAV");
    assertThat(alice.fetch(file)).isEqualTo(WORDS);
    assertThat(typesOf(file, 3))
        .containsExactly("airlock.file.pending", "airlock.file.scanning", "airlock.file.clean");
  }

  @Test
  void anEventStreamResumesThoughTheApiIsKilledMeanwhile() throws Exception {
    Front walter = airlock.front("walter");
    Initiated file = walter.initiate("notes.txt", "text/plain", WORDS.length);
    String path = "/api/v1/files/" + file.id() + "/events";
    assertThat(walter.watch(path, "", "pending")).containsExactly("1 pending");

    assertThat(walter.post(file, WORDS)).isEqualTo(204);
    airlock.kill("upload-api");
    awaitStatus(walter, file, "clean");

    assertThat(walter.watch(path, "1", "clean")).containsExactly("2 scanning", "3 clean");
    assertThat(walter.watch(path, "", "clean")).containsExactly("3 clean");
  }

  @Test
  void theDocumentedSessionIsTrue() throws Exception {
    Transcript transcript =
        Transcript.in(
            Files.readString(Path.of(System.getProperty("airlock.root"), "docs/api.md")), "eval");
    Launcher.Result result = airlock.shell(Map.of(), transcript.script());
    assertThat(transcript.printed(result.output())).isEqualTo(transcript.steps());
    assertThat(transcript.steps()).extracting(Transcript.Step::output).contains("clean");
  }

  @Test
  void theReadmesBrowserSnippetUploadsAndWaits(@TempDir Path folder) throws Exception {
    Process node =
        ReadmeSnippet.with("FormData")
            .at(Map.of("http://localhost:8080", airlock.address("upload-api")))
            .then(
                """
                const file = new Blob(['harmless words'], {type: 'text/plain'});
                file.name = 'notes.txt';
                console.log((await upload(file, process.env.AIRLOCK_TOKEN)).status);
                """)
            .node(folder, airlock.token("alice"));
    assertThat(printed(node)).isEqualTo("clean");
  }

  @Test
  void theReadmesJavaSnippetsUploadAndAreToldTheVerdict(@TempDir Path folder) throws Exception {
    Process upload =
        ReadmeSnippet.with("Upload.java")
            .at(Map.of("http://localhost:8080", airlock.address("upload-api")))
            .java(
                folder,
                "Upload.java",
                airlock.token("alice"),
                Files.write(folder.resolve("notes.txt"), WORDS).toString());
    String printed = printed(upload);
    assertThat(printed).matches("[0-9a-f-]{36} clean");
    String file = printed.split(" ", 2)[0];

    Process events =
        ReadmeSnippet.with("Events.java")
            .at(Map.of("localhost:9092", airlock.address("Kafka")))
            .java(folder, "Events.java", "");
    try (var lines = events.inputReader()) {
      assertThat(
              assertTimeoutPreemptively(
                  PATIENCE,
                  () ->
                      lines
                          .lines()
                          .filter(line -> line.contains(file))
                          .anyMatch(line -> line.startsWith("airlock.file.clean {"))))
          .isTrue();
    } finally {
      events.destroyForcibly();
    }
  }

  /// The permission is still valid after the scan. Using it again changes nothing.
  @ParameterizedTest
  @CsvSource({"post, 204", "put, 200"})
  void overwriteAfterTheScanIsNeverServed(String method, int stored) throws Exception {
    Front alice = airlock.front("alice");
    Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length, method);
    assertThat(alice.upload(file, WORDS)).isEqualTo(stored);
    awaitStatus(alice, file, "clean");
    // The scanned object is deleted just after its verdict; until then a PUT is answered 412.
    assertThat(
            await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> alice.upload(file, OTHER), answer -> answer != 412))
        .isEqualTo(stored);

    Initiated later = alice.initiate("later.txt", "text/plain", WORDS.length);
    assertThat(alice.post(later, WORDS)).isEqualTo(204);
    awaitStatus(alice, later, "clean"); // the overwrite was queued before it
    assertThat(alice.status(file)).isEqualTo("clean");
    assertThat(alice.fetch(file)).isEqualTo(WORDS);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    alice
                        .json(alice.get("/api/v1/files/" + file.id() + "/history"))
                        .valueStream()
                        .map(entry -> entry.get("action").stringValue()))
                .contains("upload-discarded"));
  }

  @Test
  void formThatIsPostedAgainAndAgainIsScannedThreeTimesAtMost() throws Exception {
    int posts = 20;
    Front alice = airlock.front("alice");
    Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length);
    for (int post = 0; post < posts; post++) {
      assertThat(alice.post(file, WORDS)).isEqualTo(204);
    }
    awaitStatus(alice, file, "clean");
    await()
        .atMost(PATIENCE)
        .until(() -> times(alice, file, "upload-discarded") >= posts - 1); // all but the one judged
    assertThat(times(alice, file, "scan-started")).isBetween(1L, 3L);
    assertThat(alice.fetch(file)).isEqualTo(WORDS);
  }

  private static long times(Front front, Initiated file, String action) throws Exception {
    return front
        .json(front.get("/api/v1/files/" + file.id() + "/history"))
        .valueStream()
        .filter(entry -> entry.get("action").stringValue().equals(action))
        .count();
  }

  @Test
  void oneTraceGoesFromInitiateToTheVerdict() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Front alice = airlock.front("alice").within("00-" + trace + "-00f067aa0ba902b7-01");
    Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length);
    assertThat(alice.post(file, WORDS)).isEqualTo(204);
    awaitStatus(alice, file, "clean");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(traces.servicesIn(trace)).contains("upload-api", "scan-worker", "webhook"));
  }

  @Test
  void othersLearnNothing() throws Exception {
    Initiated file = airlock.front("alice").initiate("notes.txt", "text/plain", WORDS.length);
    assertThat(airlock.front("mallory").get("/api/v1/files/" + file.id()).statusCode())
        .isEqualTo(403);
    assertThat(airlock.front("mallory").download(file).statusCode()).isEqualTo(403);
  }

  @Test
  void fileGetsItsVerdictThoughWorkerAndWebhookAreKilled() throws Exception {
    Front alice = airlock.front("alice");
    List<Initiated> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Initiated file = alice.initiate("notes.txt", "text/plain", WORDS.length);
      assertThat(alice.post(file, WORDS)).isEqualTo(204);
      files.add(file);
      if (i == 3) {
        airlock.kill("scan-worker");
      }
      if (i == 6) {
        airlock.kill("webhook");
      }
    }
    for (Initiated file : files) {
      awaitStatus(alice, file, "clean");
      assertThat(alice.fetch(file)).isEqualTo(WORDS);
    }
  }

  private static String printed(Process program) throws Exception {
    String printed = new String(program.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(program.waitFor()).as(printed).isZero();
    return printed;
  }

  private static void awaitStatus(Front front, Initiated file, String status) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(java.io.IOException.class)
        .until(() -> front.status(file), status::equals);
  }

  private List<String> typesOf(Initiated file, int expected) throws Exception {
    List<String> types = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", airlock.address("Kafka"),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("airlock.file-events"));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (types.size() < expected && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(event -> {
              if (event.key().equals(file.id())) {
                types.add(new String(event.headers().lastHeader("ce_type").value(), UTF_8));
              }
            });
      }
    }
    return types;
  }
}
