package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.events.Connection.SlowReader;
import dev.airlock.api.events.Subscription.OneFile;
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
  private static final Duration HEART_BEAT = Duration.ofSeconds(15);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Subscribers listeners =
      new Subscribers(
          new EventStreamSettings("events", HEART_BEAT, Duration.ofSeconds(20), 10, 10), meters);
  private final Registry registry = new Registry();
  private final Client client = new Client();

  @Test
  void readsWhatIsThereAndThenPassesOnWhatComes() {
    registry.commit(3);
    Subscriber listener = started(1);
    client.awaitIds(2, 3);
    for (int i = 4; i <= 23; i++) {
      registry.commit(i);
      listener.tell(event(i));
      client.awaitIds(LongStream.rangeClosed(2, i).toArray());
    }
    assertThat(registry.reads()).as("only while it began").isLessThan(5);
  }

  @Test
  void saysFirstWhatItIsToSay() {
    Subscriber listener = listener(0, true);
    listener.start("retry: 1\n\n");
    await().until(() -> client.text().equals("retry: 1\n\n"));
  }

  @Test
  void leavesOutWhatTheClientKnows() {
    Subscriber listener = started(5);
    registry.commit(6);
    listener.tell(event(5));
    listener.tell(event(6));
    client.awaitIds(6);
  }

  /// The client takes nothing for a while: more comes than is kept for it.
  @Test
  void readsFromTheRegistryWhatIsTooMuchToKeep() {
    Subscriber listener = started(0);
    client.holdUp();
    for (int i = 1; i <= 1_000; i++) {
      registry.commit(i);
      listener.tell(event(i));
    }
    int before = registry.reads();
    client.goOn();
    client.awaitIds(LongStream.rangeClosed(1, 1_000).toArray());
    assertThat(registry.reads() - before).isGreaterThanOrEqualTo(1_000 / MissedChanges.PAGE);
  }

  /// Whatever happens when: changes are told in order, by one thread, as soon as they can be read.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void neitherSkipsNorRepeats(boolean own) {
    int changes = 20_000;
    Subscriber listener = listener(0, own);
    listeners.add(listener);
    Thread.ofPlatform()
        .start(() -> {
          for (int i = 1; i <= changes; i++) {
            registry.commit(i);
            listener.tell(event(i));
            if (i % 777 == 0) {
              listener.lookAgain();
            }
            if (i % 100 == 0) {
              LockSupport.parkNanos(100_000);
            }
          }
        });
    listener.start("");
    client.awaitIds(LongStream.rangeClosed(1, changes).toArray());
  }

  @Test
  void asksAnewForThoseWhoMayLoseTheirAccess() {
    registry.commit(2);
    Subscriber listener = listener(0, false);
    listeners.add(listener);
    listener.start("");
    client.awaitIds(1, 2);
    registry.commit(3);
    registry.refuse();
    listener.tell(event(3));
    client.awaitEnd();
    assertThat(client.ids()).containsExactly(1L, 2L);
  }

  @Test
  void sendsAHeartBeatOnlyWhenItWasQuiet() {
    Subscriber listener = started(0);
    registry.commit(1);
    listener.tell(event(1));
    client.awaitIds(1);
    listener.look(NOW.plusSeconds(14), HEART_BEAT);
    registry.commit(2);
    listener.tell(event(2));
    client.awaitIds(1, 2);
    assertThat(client.text()).doesNotContain(EventText.HEART_BEAT);
    listener.look(NOW.plusSeconds(15), HEART_BEAT);
    await().until(() -> client.text().endsWith(EventText.HEART_BEAT));
  }

  @Test
  void endsInTime() {
    Subscriber listener = started(0);
    listener.look(NOW.plusSeconds(59), HEART_BEAT);
    registry.commit(1);
    listener.tell(event(1));
    client.awaitIds(1);
    listener.look(NOW.plusSeconds(60), HEART_BEAT);
    client.awaitEnd();
    listener.tell(event(2));
    assertThat(client.ids()).containsExactly(1L);
    assertThat(open()).isZero();
  }

  @Test
  void endsWhenTheRegistryIsAway() {
    registry.breakDown();
    started(0);
    client.awaitEnd();
    await().until(() -> open() == 0);
  }

  @Test
  void countsThoseWhoDoNotRead() {
    Subscriber listener = started(0);
    client.readNothing();
    registry.commit(1);
    listener.tell(event(1));
    client.awaitEnd();
    assertThat(meters.get("airlock.event.listeners.dropped").counter().count()).isEqualTo(1);
    assertThat(open()).isZero();
  }

  private Subscriber started(long last) {
    Subscriber listener = listener(last, true);
    listeners.add(listener);
    listener.start("");
    return listener;
  }

  private Subscriber listener(long last, boolean own) {
    return new Subscriber(
        new OneFile(FILE, own, ALICE),
        last,
        NOW.plusSeconds(60),
        client,
        registry,
        listeners,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private double open() {
    return meters.get("airlock.event.listeners").gauge().value();
  }

  private static LiveEvent event(long sequence) {
    return new LiveEvent(1_000 + sequence, FILE, sequence, FileStatus.PENDING, ALICE, "{}");
  }

  /// The changes that are committed.
  private static final class Registry implements MissedChanges {
    private final AtomicInteger reads = new AtomicInteger();
    private volatile long last;
    private volatile boolean refusing;
    private volatile boolean broken;

    @Override
    public Optional<List<Change>> after(long id, Subscription watched) {
      if (broken) {
        throw new IllegalStateException("the database is away");
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
    private final Semaphore mayGoOn = new Semaphore(1);
    private volatile boolean reads = true;
    private volatile boolean closed;

    @Override
    public void send(String text) throws IOException {
      if (!reads) {
        throw new SlowReader(new IOException("nothing was taken"));
      }
      mayGoOn.acquireUninterruptibly();
      mayGoOn.release();
      assertThat(closed).isFalse();
      pieces.add(text);
    }

    @Override
    public void close() {
      closed = true;
    }

    void holdUp() {
      mayGoOn.acquireUninterruptibly();
    }

    void goOn() {
      mayGoOn.release();
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
      await().atMost(Duration.ofSeconds(30)).until(() -> ids().size() >= all.size());
      assertThat(ids()).isEqualTo(all);
    }

    void awaitEnd() {
      await().until(() -> closed);
    }
  }
}
