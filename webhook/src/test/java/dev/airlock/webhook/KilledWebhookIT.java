package dev.airlock.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.PublishedEvents;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.fixture.UploadBySql;
import dev.airlock.webhook.fixture.WebhookProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The webhook is killed (SIGKILL) again and again while scanners report. They send what was not
/// answered once more, as a scanner does.
class KilledWebhookIT {
  private static final int KILLS = Proofs.rounds(2, 20);
  private static final int SCANNERS = 4;
  private static final int ANSWERS_BETWEEN_KILLS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EVENTS = 3;

  private final TestNamespace namespace = Backends.shared().namespace("killed-webhook");
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final Map<FileId, String> verdicts = new ConcurrentHashMap<>();

  @Test
  void noVerdictIsLostAndNoEvent() throws Exception {
    Random random = new Random(4711);
    try (WebhookProcess webhook = new WebhookProcess(namespace);
        ExecutorService threads = Executors.newFixedThreadPool(SCANNERS)) {
      webhook.start();
      await().atMost(PATIENCE).until(this::hasTables);
      List<? extends Future<?>> scanners =
          IntStream.range(0, SCANNERS)
              .mapToObj(_ -> threads.submit(() -> report(webhook.port())))
              .toList();
      for (int i = 0; i < KILLS; i++) {
        int before = answers.get();
        await().atMost(PATIENCE).until(() -> answers.get() >= before + ANSWERS_BETWEEN_KILLS);
        Duration moment = Duration.ofMillis(random.nextInt(300));
        await().atMost(Duration.ofMinutes(2)).pollDelay(moment).until(() -> true);
        webhook.kill();
        webhook.start();
      }
      over.set(true);
      for (Future<?> scanner : scanners) {
        scanner.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(verdicts).hasSizeGreaterThan(KILLS);
      assertThat(states()).containsAllEntriesOf(verdicts);
      assertThat(states().values()).doesNotContain("scanning");
      try (PublishedEvents events =
          new PublishedEvents(namespace.kafkaBootstrapServers(), namespace.topic())) {
        events.await(verdicts.keySet(), EVENTS, PATIENCE);
        verdicts.forEach((file, status) ->
            assertThat(events.typesOf(file))
                .containsExactly(
                    "airlock.file.pending", "airlock.file.scanning", "airlock.file." + status));
      }
    }
  }

  private boolean hasTables() throws Exception {
    try (Connection superuser = UploadBySql.superuser(namespace);
        ResultSet found =
            superuser.createStatement().executeQuery("SELECT to_regclass('webhook_answer')")) {
      return found.next() && found.getString(1) != null;
    }
  }

  private Void report(int port) throws Exception {
    IndependentScanner scanner = new IndependentScanner(port);
    while (!over.get()) {
      // Initiating uploads is not under test.
      FileId file = new UploadBySql(namespace).initiate();
      ScanMessages scan = new ScanMessages(namespace, file);
      boolean clean = file.value().hashCode() % 2 == 0;
      assertThat(send(scanner, file, scan.scanning())).contains("\"scan\"");
      assertThat(send(scanner, file, clean ? scan.clean() : scan.infected()))
          .contains("\"recorded\"");
      verdicts.put(file, clean ? "clean" : "infected");
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return null;
  }

  // The same message until it is answered.
  private String send(IndependentScanner scanner, FileId file, String body) throws Exception {
    String messageId = "msg_" + UUID.randomUUID();
    while (true) {
      try {
        HttpResponse<String> answer = scanner.report(file, body, messageId);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 500, 503);
        if (answer.statusCode() == 200) {
          answers.incrementAndGet();
          return answer.body();
        }
      } catch (IOException _) {
        // Nobody is there, or hung up before the answer.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private Map<FileId, String> states() throws Exception {
    Map<FileId, String> states = new HashMap<>();
    try (Connection superuser = UploadBySql.superuser(namespace);
        ResultSet rows = superuser.createStatement().executeQuery("SELECT id, status FROM file")) {
      while (rows.next()) {
        states.put(new FileId(rows.getObject(1, UUID.class)), rows.getString(2));
      }
    }
    return states;
  }
}
