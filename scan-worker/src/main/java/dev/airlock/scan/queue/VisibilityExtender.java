package dev.airlock.scan.queue;

import io.awspring.cloud.sqs.listener.Visibility;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/// Keeps messages invisible to other workers while they are worked on.
@Component
@DependsOn("sqsAsyncClient") // which must be there when this is stopped
class VisibilityExtender {
  private static final Logger log = LoggerFactory.getLogger(VisibilityExtender.class);

  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("beat").factory());
  private final Set<Visibility> inHand = ConcurrentHashMap.newKeySet();
  private final Duration visibility;
  private final Duration longest;

  VisibilityExtender(ListenerSettings settings) {
    this.visibility = settings.visibility();
    this.longest = settings.longestHold();
  }

  /// Extends the message's visibility, at a third of its length, until the answer is closed or the
  /// longest time that a message may be held is over; then it comes back to somebody else, and the
  /// claim's fence settles who counts.
  Beating begin(Visibility message) {
    long period = visibility.toMillis() / 3;
    long end = System.nanoTime() + longest.toNanos();
    ScheduledFuture<?> beats =
        scheduler.scheduleAtFixedRate(
            () -> {
              if (System.nanoTime() < end) {
                extend(message);
              }
            },
            period,
            period,
            TimeUnit.MILLISECONDS);
    inHand.add(message);
    return () -> {
      beats.cancel(false);
      inHand.remove(message);
    };
  }

  /// Beats until it is closed.
  interface Beating extends AutoCloseable {
    @Override
    void close();
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

  /// Gives back at once what could not be finished.
  @PreDestroy
  void stop() {
    scheduler.shutdownNow();
    for (Visibility message : inHand) {
      try {
        message.changeTo(0);
      } catch (RuntimeException e) {
        log.warn("A message could not be given back; it comes back after {}", visibility, e);
      }
    }
  }
}
