package dev.airlock.webhook.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.Broker;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.PublishedEvents;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.fixture.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Kafka is killed and stays down for longer than its client tries, while scanners report.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class KafkaOutageIT {
  private static final TestNamespace NAMESPACE = Backends.shared().namespace("kafka-outage");
  private static final Broker BROKER = Broker.start(NAMESPACE.topic());
  // Longer than the producer tries by itself.
  private static final Duration OUTAGE = Duration.ofSeconds(Proofs.rounds(20, 60));
  private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(3);
  private static final int MEANWHILE = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SCANNERS = 4;
  private static final int EVENTS = 3;

  private final List<FileId> reported = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean over = new AtomicBoolean();

  @LocalServerPort int port;
  @Autowired FileRegistry files;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    TestSettings.of(NAMESPACE).forEach((name, value) -> registry.add(name, () -> value));
    registry.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
  }

  @AfterAll
  static void end() throws Exception {
    BROKER.close();
  }

  @Test
  void nothingIsRefusedAndNothingLost() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(SCANNERS)) {
      List<Future<Void>> scanners =
          IntStream.range(0, SCANNERS).mapToObj(_ -> threads.submit(this::report)).toList();
      await().atMost(Duration.ofMinutes(2)).pollDelay(BEFORE_AND_AFTER).until(() -> true);
      int before = reported.size();
      BROKER.kill();
      await().atMost(PATIENCE).pollDelay(OUTAGE).until(() -> reported.size() - before > MEANWHILE);
      BROKER.restart();
      await().atMost(Duration.ofMinutes(2)).pollDelay(BEFORE_AND_AFTER).until(() -> true);
      over.set(true);
      for (Future<Void> scanner : scanners) {
        scanner.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
    try (PublishedEvents events = new PublishedEvents(BROKER.bootstrapServers(), BROKER.topic())) {
      events.await(reported, EVENTS, PATIENCE);
      assertThat(reported)
          .allSatisfy(file ->
              assertThat(events.typesOf(file))
                  .containsExactly(
                      "airlock.file.pending", "airlock.file.scanning", "airlock.file.infected"));
    }
  }

  private Void report() throws Exception {
    IndependentScanner scanner = new IndependentScanner(port);
    while (!over.get()) {
      FileId file = ExampleUpload.fresh().initiate(files);
      ScanMessages scan = new ScanMessages(NAMESPACE, file);
      assertThat(scanner.report(file, scan.scanning()).statusCode()).isEqualTo(200);
      assertThat(scanner.report(file, scan.infected()).statusCode()).isEqualTo(200);
      reported.add(file);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return null;
  }
}
