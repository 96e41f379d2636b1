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

/// Keeps messages invisible to other workers while they are processed.
@Component
@DependsOn("sqsAsyncClient") // which must be there when this is stopped
class VisibilityExtender {
  private static final Logger log = LoggerFactory.getLogger(VisibilityExtender.class);

  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("visibility").factory());
  private final Set<Visibility> inFlight = ConcurrentHashMap.newKeySet();
  private final Duration visibility;
  private final Duration longest;

  VisibilityExtender(ListenerSettings settings) {
    this.visibility = settings.visibility();
    this.longest = settings.longestHold();
  }

  /// Renews the message's visibility timeout, each third of its length, until the extension is
  /// closed or the longest time that a message may be held is over. Then another worker receives
  /// it, and the claim's fence decides whose verdict counts.
  Extension extend(Visibility message) {
    long period = visibility.toMillis() / 3;
    long end = System.nanoTime() + longest.toNanos();
    ScheduledFuture<?> renewals =
        scheduler.scheduleAtFixedRate(
            () -> {
              if (System.nanoTime() < end) {
                renew(message);
              }
            },
            period,
            period,
            TimeUnit.MILLISECONDS);
    inFlight.add(message);
    return () -> {
      renewals.cancel(false);
      inFlight.remove(message);
    };
  }

  /// Ends when it is closed.
  interface Extension extends AutoCloseable {
    @Override
    void close();
  }

  private void renew(Visibility message) {
    try {
      message.changeTo(Math.toIntExact(visibility.toSeconds()));
    } catch (RuntimeException e) {
      // The next renewal tries again. At worst the message is delivered twice, which the claim's
      // fence settles.
      log.warn("A message's visibility timeout could not be extended", e);
    }
  }

  /// Returns unfinished messages to the queue at once.
  @PreDestroy
  void stop() {
    scheduler.shutdownNow();
    for (Visibility message : inFlight) {
      try {
        message.changeTo(0);
      } catch (RuntimeException e) {
        log.warn("A message could not be returned; it is visible again after {}", visibility, e);
      }
    }
  }
}
