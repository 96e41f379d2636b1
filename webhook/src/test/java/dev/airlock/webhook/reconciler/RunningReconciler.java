package dev.airlock.webhook.reconciler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.fixture.TestSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A webhook whose reconciler runs all the time, shared by all tests. No worker runs: what is
/// queued stays in the queue.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "airlock.reconciler.interval=200ms",
      "airlock.reconciler.requeue-after=2s",
      "airlock.reconciler.stale-after=2s",
      "airlock.reconciler.expire-after=2s",
      "airlock.reconciler.remove-after=2s"
    })
@ResourceLock("the running reconciler")
class RunningReconciler {
  static final TestNamespace NAMESPACE = Backends.shared().namespace("reconciler");
  static final BucketsAndQueue BUCKETS = BucketsAndQueue.of(NAMESPACE);
  static final Duration PATIENCE = Duration.ofMinutes(2);

  @LocalServerPort int port;
  @Autowired FileRegistry files;
  @Autowired AuditLog auditLog;
  @Autowired MeterRegistry meters;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    TestSettings.of(NAMESPACE).forEach((name, value) -> registry.add(name, () -> value));
  }

  @BeforeEach
  void nothingIsQueued() {
    await().atMost(PATIENCE).until(() -> BUCKETS.messages().isEmpty());
  }

  void claim(FileId file, ObjectVersion object) throws Exception {
    assertThat(
            new IndependentScanner(port).report(file, about(file, object).scanning()).statusCode())
        .isEqualTo(200);
  }

  static ScanMessages about(FileId file, ObjectVersion object) {
    return new ScanMessages(NAMESPACE, file, object);
  }

  List<Action> actions(FileId file) {
    return new ArrayList<>(auditLog.history(file).stream().map(HistoryEntry::action).toList());
  }

  FileStatus status(FileId file) {
    return files.find(file).orElseThrow().status();
  }

  double count(String action) {
    return meters.get("airlock.reconciler").tag("action", action).counter().count();
  }
}
