package dev.airlock.api.events;

import dev.airlock.api.events.Connection.SlowReader;
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
/// It reads from the registry until it has all that there is; then it passes on what comes live, by
/// way of a short queue. When that is full it reads from the registry again, as fast as the client
/// takes it. Whoever tells it something never waits: it writes in a virtual thread of its own,
/// which it has only while there is something to write.
final class Subscriber {
  private static final Logger log = LoggerFactory.getLogger(Subscriber.class);
  private static final int MAX_QUEUED = 100;

  private final Subscription watched;
  private final Instant until;
  private final Connection outlet;
  private final MissedChanges missedChanges;
  private final Subscribers others;
  private final Clock clock;

  // Of the thread that writes, which is one at a time.
  private long last;

  // Guarded by the monitor of this object.
  private final Queue<LiveEvent> queue = new ArrayDeque<>(1);
  private boolean reading = true;
  private boolean missed;
  private boolean heartBeatDue;
  private boolean writing = true;
  private boolean ended;
  private Instant lastSent;

  private enum Step {
    READ,
    PASS_ON,
    SEND_HEART_BEAT,
    REST,
    END
  }

  /// Listens to nothing before it is listed, and sends nothing before it is started.
  ///
  /// @param last the number of the last change that the client knows when it starts
  /// @param until when the stream ends
  /// @param others where it is listed until it ends
  Subscriber(
      Subscription watched,
      long last,
      Instant until,
      Connection outlet,
      MissedChanges missedChanges,
      Subscribers others,
      Clock clock) {
    this.watched = watched;
    this.last = last;
    this.until = until;
    this.outlet = outlet;
    this.missedChanges = missedChanges;
    this.others = others;
    this.clock = clock;
    this.lastSent = clock.instant();
  }

  Subscription watched() {
    return watched;
  }

  /// Sends how the stream begins, and goes on by itself.
  void start(String beginning) {
    Thread.startVirtualThread(() -> write(beginning));
  }

  /// A change of what is watched; told in the order of the stream.
  synchronized void tell(LiveEvent event) {
    if (!reading && watched.isOwn() && queue.size() < MAX_QUEUED) {
      queue.add(event);
      wake();
    } else {
      lookAgain();
    }
  }

  /// There may be changes that it was not told of.
  synchronized void lookAgain() {
    missed = reading;
    reading = true;
    queue.clear();
    wake();
  }

  /// Ends the stream when its time has come, and sends a sign of life if it was quiet for so long.
  synchronized void look(Instant now, Duration heartBeat) {
    if (!now.isBefore(until)) {
      end();
    } else if (!now.isBefore(lastSent.plus(heartBeat))) {
      heartBeatDue = true;
      wake();
    }
  }

  /// Ends the stream after what is just being written.
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
      for (Step step = next(); step != Step.REST; step = next()) {
        switch (step) {
          case READ -> read();
          case PASS_ON -> passOn();
          case SEND_HEART_BEAT -> send(EventText.HEART_BEAT);
          case END -> {
            close();
            return;
          }
          case REST -> {}
        }
      }
    } catch (IOException | RuntimeException e) {
      gone(e);
    }
  }

  private synchronized Step next() {
    if (ended) {
      return Step.END;
    }
    if (reading) {
      return Step.READ;
    }
    if (!queue.isEmpty()) {
      return Step.PASS_ON;
    }
    if (heartBeatDue) {
      return Step.SEND_HEART_BEAT;
    }
    writing = false;
    return Step.REST;
  }

  private void read() throws IOException {
    Optional<List<Change>> page = missedChanges.after(last, watched);
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
    if (page.get().size() < MissedChanges.PAGE) {
      allRead();
    }
  }

  // What came in meanwhile may have been too late for the last page.
  private synchronized void allRead() {
    reading = missed;
    missed = false;
  }

  private void passOn() throws IOException {
    StringBuilder text = new StringBuilder();
    for (LiveEvent event : queued()) {
      long id = watched.idOf(event);
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
    outlet.send(text);
    synchronized (this) {
      heartBeatDue = false;
      lastSent = clock.instant();
    }
  }

  // The client, or the database: either way the client comes back and says how far it is.
  private void gone(Exception e) {
    log.debug("An event stream of {} broke off", watched.listener(), e);
    if (e instanceof SlowReader) {
      others.dropped();
    }
    close();
  }

  private void close() {
    others.remove(this);
    outlet.close();
  }
}
