package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who waits does so on a thread of its own; the clock stands until the test moves it.
class FairPermitsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicLong clock = new AtomicLong();
  private final Queue<String> got = new ConcurrentLinkedQueue<>();
  private final Queue<String> crowded = new ConcurrentLinkedQueue<>();
  private final Queue<FairPermits.Held> held = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void end() {
    threads.forEach(Thread::interrupt);
  }

  @Test
  void aFreePermitGoesToTheOwnerWhoHoldsTheFewest() {
    FairPermits permits = permits(2, 2);
    FairPermits.Held first = permits.take("alice");
    permits.take("alice");
    waits(permits, "alice", 1);
    waits(permits, "alice", 2);
    waits(permits, "bob", 3);

    first.close();

    await().atMost(PATIENCE).until(() -> got.size() == 1);
    assertThat(got).containsExactly("bob");
  }

  @Test
  void ofOwnersWhoHoldAsManyTheOneWhoHasWaitedLongestIsNext() {
    FairPermits permits = permits(1, 1);
    FairPermits.Held first = permits.take("carol");
    waits(permits, "bob", 1);
    waits(permits, "alice", 2);
    waits(permits, "bob", 3);

    first.close();
    for (int passed = 1; passed < 3; passed++) {
      int now = passed;
      await().atMost(PATIENCE).until(() -> held.size() == now);
      List.copyOf(held).getLast().close();
    }

    await().atMost(PATIENCE).until(() -> got.size() == 3);
    assertThat(got).containsExactly("bob", "alice", "bob");
  }

  @Test
  void oneOwnerNeverHoldsThemAll() {
    FairPermits permits = permits(3, 2);
    permits.take("alice");
    permits.take("alice");
    waits(permits, "alice", 1);
    assertThat(permits.isFree()).isTrue();

    permits.take("bob").close();
    assertThat(got).as("the third").isEmpty();
    permits.take("bob");
    assertThat(permits.isFree()).isFalse();
  }

  /// With others who never stop coming, an owner whose scans take for ever still gets its turn.
  @Test
  void nobodyStarves() {
    FairPermits permits = permits(1, 1);
    FairPermits.Held current = permits.take("slow");
    clock.addAndGet(Duration.ofMinutes(10).toNanos());
    waits(permits, "slow", 1);
    int line = 1;
    for (int other = 0; !got.contains("slow"); other++) {
      assertThat(other).as("others that passed it").isLessThan(5);
      waits(permits, "other " + other, line + 1);
      FairPermits.Held ended = current;
      int before = got.size();
      ended.close();
      await().atMost(PATIENCE).until(() -> got.size() == before + 1);
      current = List.copyOf(held).getLast();
    }
  }

  @Test
  void theLineOfASlowOwnerGoesBackExceptForTheFirst() {
    FairPermits permits = permits(2, 2);
    permits.take("slow");
    permits.take("slow");
    for (int i = 1; i <= 10; i++) {
      waits(permits, "slow", i);
    }
    assertThat(permits.isCrowdedBy("slow")).as("nobody knows yet").isFalse();

    clock.addAndGet(Duration.ofSeconds(9).toNanos()); // so long for two: three may wait 14 s

    await().atMost(PATIENCE).until(() -> crowded.size() == 7);
    assertThat(permits.isCrowdedBy("slow")).isTrue();
    clock.addAndGet(Duration.ofHours(1).toNanos());
    await().atMost(PATIENCE).until(() -> crowded.size() == 9);
    List.copyOf(held).forEach(FairPermits.Held::close);
    assertThat(got).isEmpty();
    assertThat(permits.isCrowdedBy("anybody else")).isFalse();
  }

  @Test
  void theLineOfAQuickOwnerStays() {
    FairPermits permits = permits(2, 2);
    for (int i = 0; i < 20; i++) {
      FairPermits.Held one = permits.take("quick");
      clock.addAndGet(Duration.ofMillis(10).toNanos());
      one.close();
    }
    permits.take("quick");
    permits.take("quick");
    for (int i = 1; i <= 200; i++) {
      waits(permits, "quick", i);
    }
    assertThat(permits.isCrowdedBy("quick")).isFalse();
    assertThat(crowded).isEmpty();
  }

  @Test
  void howLongScansTookIsForgottenOfThoseWhoCameFirst() {
    FairPermits permits = permits(1, 1);
    scanFor(permits, "first", Duration.ofMinutes(1));
    scanFor(permits, "second", Duration.ofMinutes(1));
    for (int other = 0; other < 999; other++) {
      scanFor(permits, "other " + other, Duration.ofMillis(1));
    }
    permits.take("first");
    waits(permits, "first", 1);
    assertThat(permits.isCrowdedBy("first")).as("of 1,001 owners the first").isFalse();
  }

  @Test
  void aWaitThatIsInterruptedKeepsNothing() {
    FairPermits permits = permits(1, 1);
    FairPermits.Held first = permits.take("alice");
    waits(permits, "bob", 1);
    threads.getFirst().interrupt();
    await().atMost(PATIENCE).until(() -> crowded.size() == 1);

    first.close();
    assertThat(permits.isFree()).isTrue();
  }

  private void scanFor(FairPermits permits, String owner, Duration time) {
    FairPermits.Held one = permits.take(owner);
    clock.addAndGet(time.toNanos());
    one.close();
  }

  private FairPermits permits(int all, int ofOne) {
    return new FairPermits(all, ofOne, 1_000, clock::get);
  }

  // Returns when so many of them wait.
  private void waits(FairPermits permits, String owner, int line) {
    threads.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                FairPermits.Held one = permits.take(owner);
                got.add(owner);
                held.add(one);
              } catch (Crowded _) {
                crowded.add(owner);
              }
            }));
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(PATIENCE)
        .until(() -> permits.waiting() >= line);
  }
}
