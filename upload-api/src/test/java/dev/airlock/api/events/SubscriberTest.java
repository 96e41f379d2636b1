package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.events.Subscription.OneFile;
import dev.airlock.api.events.tomcat.Connection;
import dev.airlock.api.events.tomcat.Connection.SlowReader;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Change;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberTest {
  private static final FileId FILE = new FileId(new UUID(0, 1));
  private static final TenantContext ALICE = new TenantContext(null, "alice");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Subscribers subscribers =
      new Subscribers(
          new EventStreamSettings("events", KEEP_ALIVE, Duration.ofSeconds(20), 10, 10), meters);
  private final Registry registry = new Registry();
  private final Client client = new Client();

  @Test
  void catchesUpAndThenPassesOnLiveEvents() {
    registry.commit(3);
    Subscriber subscriber = started(1);
    client.awaitIds(2, 3);
    for (int i = 4; i <= 23; i++) {
      registry.commit(i);
      subscriber.publish(event(i));
      client.awaitIds(LongStream.rangeClosed(2, i).toArray());
    }
    assertThat(registry.reads()).as("only at the start").isLessThan(5);
  }

  @Test
  void sendsTheBeginningFirst() {
    Subscriber subscriber = subscriber(0, true);
    subscriber.start("retry: 1\n\n");
    await().atMost(Duration.ofMinutes(2)).until(() -> client.text().equals("retry: 1\n\n"));
  }

  @Test
  void skipsWhatTheClientHas() {
    Subscriber subscriber = started(5);
    registry.commit(6);
    subscriber.publish(event(5));
    subscriber.publish(event(6));
    client.awaitIds(6);
  }

  /// The client reads nothing for a while: more events arrive than are queued for it.
  @Test
  void readsFromTheRegistryWhatOverflowsTheQueue() {
    Subscriber subscriber = started(0);
    client.stopReading();
    for (int i = 1; i <= 1_000; i++) {
      registry.commit(i);
      subscriber.publish(event(i));
    }
    int before = registry.reads();
    client.resumeReading();
    client.awaitIds(LongStream.rangeClosed(1, 1_000).toArray());
    assertThat(registry.reads() - before).isGreaterThanOrEqualTo(1_000 / Backfill.PAGE);
  }

  /// Under any interleaving, changes are sent in order and exactly once.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void neitherSkipsNorRepeats(boolean own) {
    int changes = 20_000;
    Subscriber subscriber = subscriber(0, own);
    subscribers.add(subscriber);
    Thread.ofPlatform()
        .start(() -> {
          for (int i = 1; i <= changes; i++) {
            registry.commit(i);
            subscriber.publish(event(i));
            if (i % 777 == 0) {
              subscriber.resync();
            }
            if (i % 100 == 0) {
              LockSupport.parkNanos(100_000);
            }
          }
        });
    subscriber.start("");
    client.awaitIds(LongStream.rangeClosed(1, changes).toArray());
  }

  @Test
  void asksTheRegistryEachTimeForThoseWhoMayLoseAccess() {
    registry.commit(2);
    Subscriber subscriber = subscriber(0, false);
    subscribers.add(subscriber);
    subscriber.start("");
    client.awaitIds(1, 2);
    registry.commit(3);
    registry.refuse();
    subscriber.publish(event(3));
    client.awaitEnd();
    assertThat(client.ids()).containsExactly(1L, 2L);
  }

  @Test
  void sendsAKeepAliveOnlyWhenIdle() {
    Subscriber subscriber = started(0);
    registry.commit(1);
    subscriber.publish(event(1));
    client.awaitIds(1);
    subscriber.tick(NOW.plusSeconds(14), KEEP_ALIVE);
    registry.commit(2);
    subscriber.publish(event(2));
    client.awaitIds(1, 2);
    assertThat(client.text()).doesNotContain(EventText.KEEP_ALIVE);
    subscriber.tick(NOW.plusSeconds(15), KEEP_ALIVE);
    await().atMost(Duration.ofMinutes(2)).until(() -> client.text().endsWith(EventText.KEEP_ALIVE));
  }

  @Test
  void endsInTime() {
    Subscriber subscriber = started(0);
    subscriber.tick(NOW.plusSeconds(59), KEEP_ALIVE);
    registry.commit(1);
    subscriber.publish(event(1));
    client.awaitIds(1);
    subscriber.tick(NOW.plusSeconds(60), KEEP_ALIVE);
    client.awaitEnd();
    subscriber.publish(event(2));
    assertThat(client.ids()).containsExactly(1L);
    assertThat(open()).isZero();
  }

  @Test
  void endsWhenTheRegistryIsUnreachable() {
    registry.breakDown();
    started(0);
    client.awaitEnd();
    await().atMost(Duration.ofMinutes(2)).until(() -> open() == 0);
  }

  @Test
  void countsClientsThatDoNotRead() {
    Subscriber subscriber = started(0);
    client.readNothing();
    registry.commit(1);
    subscriber.publish(event(1));
    client.awaitEnd();
    assertThat(meters.get("airlock.event.listeners.dropped").counter().count()).isEqualTo(1);
    assertThat(open()).isZero();
  }

  private Subscriber started(long last) {
    Subscriber subscriber = subscriber(last, true);
    subscribers.add(subscriber);
    subscriber.start("");
    return subscriber;
  }

  private Subscriber subscriber(long last, boolean own) {
    return new Subscriber(
        new OneFile(FILE, own, ALICE),
        last,
        NOW.plusSeconds(60),
        client,
        registry,
        subscribers,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private double open() {
    return meters.get("airlock.event.listeners").gauge().value();
  }

  private static LiveEvent event(long sequence) {
    return new LiveEvent(1_000 + sequence, FILE, sequence, FileStatus.PENDING, ALICE, "{}");
  }

  /// The changes that are committed.
  private static final class Registry implements Backfill {
    private final AtomicInteger reads = new AtomicInteger();
    private volatile long last;
    private volatile boolean refusing;
    private volatile boolean broken;

    @Override
    public Optional<List<Change>> after(long id, Subscription subscription) {
      if (broken) {
        throw new IllegalStateException("the database is unreachable");
      }
      reads.incrementAndGet();
      if (refusing) {
        return Optional.empty();
      }
      return Optional.of(
          LongStream.rangeClosed(id + 1, Math.min(last, id + PAGE))
              .mapToObj(number -> new Change(number, FileStatus.PENDING, "{}"))
              .toList());
    }

    /// Commits the changes up to this one.
    void commit(long number) {
      last = number;
    }

    void refuse() {
      refusing = true;
    }

    void breakDown() {
      broken = true;
    }

    int reads() {
      return reads.get();
    }
  }

  private static final class Client implements Connection {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final Semaphore maySend = new Semaphore(1);
    private volatile boolean reads = true;
    private volatile boolean closed;

    @Override
    public void send(String text) throws IOException {
      if (!reads) {
        throw new SlowReader(new IOException("nothing was taken"));
      }
      maySend.acquireUninterruptibly();
      maySend.release();
      assertThat(closed).isFalse();
      pieces.add(text);
    }

    @Override
    public void close() {
      closed = true;
    }

    void stopReading() {
      maySend.acquireUninterruptibly();
    }

    void resumeReading() {
      maySend.release();
    }

    void readNothing() {
      reads = false;
    }

    String text() {
      return String.join("", pieces);
    }

    List<Long> ids() {
      List<Long> ids = new ArrayList<>();
      text()
          .lines()
          .filter(line -> line.startsWith("id: "))
          .forEach(line -> ids.add(Long.valueOf(line.substring(4))));
      return ids;
    }

    void awaitIds(long... expected) {
      List<Long> all = LongStream.of(expected).boxed().toList();
      await().atMost(Duration.ofMinutes(2)).until(() -> ids().size() >= all.size());
      assertThat(ids()).isEqualTo(all);
    }

    void awaitEnd() {
      await().atMost(Duration.ofMinutes(2)).until(() -> closed);
    }
  }
}
