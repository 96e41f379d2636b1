package dev.airlock.api.events;

import dev.airlock.api.events.Subscription.OneFile;
import dev.airlock.api.events.Subscription.OwnFiles;
import dev.airlock.api.problem.Problem;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.access.TenantContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// All event streams that are open here, and who is told of which event.
@Component
class Subscribers {
  private final EventStreamSettings settings;
  private final Set<Subscriber> all = ConcurrentHashMap.newKeySet();
  private final SubscriberIndex<TenantContext> byCaller = new SubscriberIndex<>();
  private final SubscriberIndex<FileId> byFile = new SubscriberIndex<>();
  private final SubscriberIndex<TenantContext> byOwner = new SubscriberIndex<>();
  private final Counter dropped;
  private boolean closed;

  Subscribers(EventStreamSettings settings, MeterRegistry meters) {
    this.settings = settings;
    Gauge.builder("airlock.event.listeners", all, Set::size)
        .description("Event streams that are open")
        .register(meters);
    this.dropped =
        Counter.builder("airlock.event.listeners.dropped")
            .description("Event streams that were ended because the client did not read them")
            .register(meters);
  }

  /// Refuses a caller for whom there is no more room.
  ///
  /// @throws Problem 429 if the caller has as many streams as one can have, 503 if this process has
  synchronized void admit(TenantContext caller) {
    if (closed || all.size() >= settings.maxListeners()) {
      throw Problem.unavailable();
    }
    if (byCaller.of(caller).size() >= settings.maxListenersPerCaller()) {
      throw Problem.tooManyListeners(settings.maxListenersPerCaller());
    }
  }

  /// Lists the listener, so that it is told of events from now on. Ends it if there is no more room
  /// after all.
  synchronized void add(Subscriber listener) {
    Subscription watched = listener.watched();
    all.add(listener);
    byCaller.add(watched.listener(), listener);
    switch (watched) {
      case OneFile one -> byFile.add(one.file(), listener);
      case OwnFiles own -> byOwner.add(own.listener(), listener);
    }
    if (closed
        || all.size() > settings.maxListeners()
        || byCaller.of(watched.listener()).size() > settings.maxListenersPerCaller()) {
      listener.end();
    }
  }

  synchronized void remove(Subscriber listener) {
    Subscription watched = listener.watched();
    all.remove(listener);
    byCaller.remove(watched.listener(), listener);
    switch (watched) {
      case OneFile one -> byFile.remove(one.file(), listener);
      case OwnFiles own -> byOwner.remove(own.listener(), listener);
    }
  }

  void tell(LiveEvent event) {
    byFile.of(event.file()).forEach(listener -> listener.tell(event));
    byOwner.of(event.owner()).forEach(listener -> listener.tell(event));
  }

  void lookAgain() {
    all.forEach(Subscriber::lookAgain);
  }

  void look(Instant now, Duration heartBeat) {
    all.forEach(listener -> listener.look(now, heartBeat));
  }

  void dropped() {
    dropped.increment();
  }

  synchronized void open() {
    closed = false;
  }

  /// Ends all streams and takes no more.
  void close() {
    synchronized (this) {
      closed = true;
    }
    all.forEach(Subscriber::end);
  }
}
