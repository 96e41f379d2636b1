package dev.airlock.api.events;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Checks all open streams once a second, to send keep-alives and to end streams whose token has
/// expired. On shutdown it ends all of them before the web server waits for its requests.
@Component
class KeepAlives implements SmartLifecycle {
  private final Subscribers subscribers;
  private final EventStreamSettings settings;
  private final Clock clock;
  private volatile ScheduledExecutorService timer = timer();
  private volatile boolean running;

  KeepAlives(Subscribers subscribers, EventStreamSettings settings, Clock clock) {
    this.subscribers = subscribers;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    timer = timer();
    subscribers.open();
    var _ =
        timer.scheduleAtFixedRate(
            () -> subscribers.tick(clock.instant(), settings.heartBeat()), 1, 1, TimeUnit.SECONDS);
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("keep-alives").factory());
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdown();
    subscribers.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
