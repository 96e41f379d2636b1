package dev.airlock.scan.intake.sqs;

import io.awspring.cloud.sqs.listener.Visibility;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps messages invisible to other workers while they are worked on.
@Component
class HeartBeats {
  private static final Logger log = LoggerFactory.getLogger(HeartBeats.class);

  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("beat").factory());
  private final Duration visibility;

  HeartBeats(QueueSettings settings) {
    this.visibility = settings.visibility();
  }

  /// Runs `work` and extends the message's visibility all the while, at a third of its length.
  void during(Visibility message, Runnable work) {
    long period = visibility.toMillis() / 3;
    ScheduledFuture<?> beat =
        scheduler.scheduleAtFixedRate(() -> extend(message), period, period, TimeUnit.MILLISECONDS);
    try {
      work.run();
    } finally {
      beat.cancel(false);
    }
  }

  private void extend(Visibility message) {
    try {
      message.changeTo(Math.toIntExact(visibility.toSeconds()));
    } catch (RuntimeException e) {
      // At worst the message is delivered twice, which the claim's fence settles; the next beat
      // tries again.
      log.warn("A message's visibility could not be extended", e);
    }
  }

  @PreDestroy
  void stop() {
    scheduler.shutdownNow();
  }
}
