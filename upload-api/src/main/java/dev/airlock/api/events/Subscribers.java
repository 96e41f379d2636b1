package dev.airlock.api.events;

import dev.airlock.api.events.Subscription.OneFile;
import dev.airlock.api.events.Subscription.OwnFiles;
import dev.airlock.api.problem.ApiProblemException;
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

/// All event streams that are open in this process, and who gets which event.
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

  /// Refuses a caller for whom there is no more capacity.
  ///
  /// @throws ApiProblemException 429 if the caller has as many streams as one can have, 503 if this
  ///   process has
  synchronized void admit(TenantContext caller) {
    if (closed || all.size() >= settings.maxListeners()) {
      throw ApiProblemException.unavailable();
    }
    if (byCaller.of(caller).size() >= settings.maxListenersPerCaller()) {
      throw ApiProblemException.tooManyListeners(settings.maxListenersPerCaller());
    }
  }

  /// Adds the subscriber, so that it gets events from now on. Ends it if there is no more capacity
  /// after all.
  synchronized void add(Subscriber subscriber) {
    Subscription subscription = subscriber.subscription();
    all.add(subscriber);
    byCaller.add(subscription.caller(), subscriber);
    switch (subscription) {
      case OneFile one -> byFile.add(one.file(), subscriber);
      case OwnFiles own -> byOwner.add(own.caller(), subscriber);
    }
    if (closed
        || all.size() > settings.maxListeners()
        || byCaller.of(subscription.caller()).size() > settings.maxListenersPerCaller()) {
      subscriber.end();
    }
  }

  synchronized void remove(Subscriber subscriber) {
    Subscription subscription = subscriber.subscription();
    all.remove(subscriber);
    byCaller.remove(subscription.caller(), subscriber);
    switch (subscription) {
      case OneFile one -> byFile.remove(one.file(), subscriber);
      case OwnFiles own -> byOwner.remove(own.caller(), subscriber);
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void publish(LiveEvent event) {
    byFile.of(event.file()).forEach(subscriber -> subscriber.publish(event));
    byOwner.of(event.owner()).forEach(subscriber -> subscriber.publish(event));
  }

  /// Has all of them read from the registry what they may have missed.
  void resync() {
    all.forEach(Subscriber::resync);
  }

  void tick(Instant now, Duration keepAlive) {
    all.forEach(subscriber -> subscriber.tick(now, keepAlive));
  }

  void dropped() {
    dropped.increment();
  }

  synchronized void open() {
    closed = false;
  }

  /// Ends all streams and accepts no more.
  void close() {
    synchronized (this) {
      closed = true;
    }
    all.forEach(Subscriber::end);
  }
}
