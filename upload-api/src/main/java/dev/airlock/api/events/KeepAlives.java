package dev.airlock.api.events;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks after all open streams once a second: their heart-beats and their ends. When the service
/// stops it ends them before the web server waits for its requests.
@Component
class KeepAlives implements SmartLifecycle {
  private final Subscribers listeners;
  private final EventStreamSettings settings;
  private final Clock clock;
  private volatile ScheduledExecutorService timer = timer();
  private volatile boolean running;

  KeepAlives(Subscribers listeners, EventStreamSettings settings, Clock clock) {
    this.listeners = listeners;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    timer = timer();
    listeners.open();
    var _ =
        timer.scheduleAtFixedRate(
            () -> listeners.look(clock.instant(), settings.heartBeat()), 1, 1, TimeUnit.SECONDS);
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("heart-beats").factory());
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdown();
    listeners.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
