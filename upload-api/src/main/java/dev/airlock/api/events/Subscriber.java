package dev.airlock.api.events;

import dev.airlock.api.events.tomcat.Connection;
import dev.airlock.api.events.tomcat.Connection.SlowReader;
import dev.airlock.registry.event.Change;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open event stream.
///
/// It reads from the registry until it has caught up; then it passes on live events through a short
/// queue. When that is full it reads from the registry again, as fast as the client reads.
/// Publishers never block: it writes in a virtual thread of its own, which exists only while there
/// is something to write.
final class Subscriber {
  private static final Logger log = LoggerFactory.getLogger(Subscriber.class);
  private static final int MAX_QUEUED = 100;

  private final Subscription subscription;
  private final Instant until;
  private final Connection connection;
  private final Backfill backfill;
  private final Subscribers subscribers;
  private final Clock clock;

  // Of the thread that writes, which is one at a time.
  private long last;

  // Guarded by the monitor of this object.
  private final Queue<LiveEvent> queue = new ArrayDeque<>(1);
  private boolean reading = true;
  private boolean missed;
  private boolean keepAliveDue;
  private boolean writing = true;
  private boolean ended;
  private Instant lastSent;

  private enum NextStep {
    READ,
    PASS_ON,
    SEND_KEEP_ALIVE,
    REST,
    END
  }

  /// Gets no events before it is added to the subscribers, and sends nothing before it is started.
  ///
  /// @param last the number of the last change that the client has when it starts
  /// @param until when the stream ends
  /// @param subscribers where it is listed until it ends
  Subscriber(
      Subscription subscription,
      long last,
      Instant until,
      Connection connection,
      Backfill backfill,
      Subscribers subscribers,
      Clock clock) {
    this.subscription = subscription;
    this.last = last;
    this.until = until;
    this.connection = connection;
    this.backfill = backfill;
    this.subscribers = subscribers;
    this.clock = clock;
    this.lastSent = clock.instant();
  }

  Subscription subscription() {
    return subscription;
  }

  /// Sends the start of the stream, and then runs by itself.
  void start(String beginning) {
    Thread.startVirtualThread(() -> write(beginning));
  }

  /// A change of what it watches; called in the order of the stream.
  synchronized void publish(LiveEvent event) {
    if (!reading && subscription.isOwn() && queue.size() < MAX_QUEUED) {
      queue.add(event);
      wake();
    } else {
      resync();
    }
  }

  /// Reads from the registry: there may be changes that were not published to it.
  synchronized void resync() {
    missed = reading;
    reading = true;
    queue.clear();
    wake();
  }

  /// Ends the stream when its time is up, and sends a keep-alive if nothing was sent for that long.
  synchronized void tick(Instant now, Duration keepAlive) {
    if (!now.isBefore(until)) {
      end();
    } else if (!now.isBefore(lastSent.plus(keepAlive))) {
      keepAliveDue = true;
      wake();
    }
  }

  /// Ends the stream after the write in progress.
  synchronized void end() {
    ended = true;
    queue.clear();
    wake();
  }

  private void wake() {
    if (!writing) {
      writing = true;
      Thread.startVirtualThread(() -> write(""));
    }
  }

  private void write(String beginning) {
    try {
      send(beginning);
      for (NextStep step = next(); step != NextStep.REST; step = next()) {
        switch (step) {
          case READ -> read();
          case PASS_ON -> passOn();
          case SEND_KEEP_ALIVE -> send(EventText.KEEP_ALIVE);
          case END -> {
            close();
            return;
          }
          case REST -> {}
        }
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private synchronized NextStep next() {
    if (ended) {
      return NextStep.END;
    }
    if (reading) {
      return NextStep.READ;
    }
    if (!queue.isEmpty()) {
      return NextStep.PASS_ON;
    }
    if (keepAliveDue) {
      return NextStep.SEND_KEEP_ALIVE;
    }
    writing = false;
    return NextStep.REST;
  }

  private void read() throws IOException {
    Optional<List<Change>> page = backfill.after(last, subscription);
    if (page.isEmpty()) {
      end();
      return;
    }
    StringBuilder text = new StringBuilder();
    for (Change change : page.get()) {
      text.append(EventText.event(change.number(), change.status(), change.data()));
      last = change.number();
    }
    send(text.toString());
    if (page.get().size() < Backfill.PAGE) {
      caughtUp();
    }
  }

  // What was published meanwhile may have been too late for the last page.
  private synchronized void caughtUp() {
    reading = missed;
    missed = false;
  }

  private void passOn() throws IOException {
    StringBuilder text = new StringBuilder();
    for (LiveEvent event : queued()) {
      long id = subscription.idOf(event);
      if (id > last) {
        text.append(EventText.event(id, event.status(), event.data()));
        last = id;
      }
    }
    send(text.toString());
  }

  private synchronized List<LiveEvent> queued() {
    List<LiveEvent> events = List.copyOf(queue);
    queue.clear();
    return events;
  }

  private void send(String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    connection.send(text);
    synchronized (this) {
      keepAliveDue = false;
      lastSent = clock.instant();
    }
  }

  // The client is gone or the database failed: either way the client reconnects with its last id.
  private void failed(Exception e) {
    log.debug("An event stream of {} was cut off", subscription.caller(), e);
    if (e instanceof SlowReader) {
      subscribers.dropped();
    }
    close();
  }

  private void close() {
    subscribers.remove(this);
    connection.close();
  }
}
