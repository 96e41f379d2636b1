package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.scan.s3.ObjectReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BulkheadsTest {
  private static final String ALICE = "alice";
  private static final String BOB = "bob";
  private static final int LOOKS = 2;

  private final Bulkheads bulkheads = bulkheads(2, 1);

  @Test
  void smallObjectsPassLargeOnesThatWait() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> large = new ArrayList<>();
      CountDownLatch begun = new CountDownLatch(1);
      large.add(threads.submit(() -> scan(ALICE, 100, counting(begun, end))));
      begun.await();
      for (int i = 0; i < 2; i++) {
        large.add(threads.submit(() -> scan(ALICE, 500, waiting(end))));
      }
      AtomicInteger small = new AtomicInteger();
      for (int i = 0; i < 10; i++) {
        assertThat(scan(ALICE, 99, small::incrementAndGet)).isTrue();
      }
      assertThat(small).hasValue(10);
      assertThat(large).noneMatch(Future::isDone);
      end.countDown();
      for (Future<Boolean> future : large) {
        assertThat(future.get()).isTrue();
      }
    }
  }

  @Test
  void whatWouldWaitTooLongComesBackLater() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger deferred = new AtomicInteger();
    List<Future<Boolean>> large = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        large.add(
            threads.submit(() -> {
              boolean done = scan(ALICE, 100, waiting(end));
              if (!done && deferred.incrementAndGet() == 3) {
                end.countDown(); // one is at work, two wait
              }
              return done;
            }));
      }
      int done = 0;
      for (Future<Boolean> future : large) {
        done += future.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(3);
      assertThat(deferred).hasValue(3);
    }
  }

  @Test
  void largeObjectHoldsItsPermitWhileItIsScanned() throws Exception {
    bulkheads.submit(
        objects(100),
        null,
        lane -> {
          assertThat(passes(ALICE, 100)).as("before its scan").isTrue();
          lane.permitFor(ALICE)
              .scan(
                  reading(), () -> assertThat(passes(ALICE, 100)).as("beside its scan").isFalse());
          assertThat(passes(ALICE, 100)).as("after its scan").isTrue();
        });
  }

  @Test
  void largeObjectsAreReadOneAfterTheOtherAndScannedSideBySide() throws Exception {
    Lane lane = laneOf(bulkheads(2, 3), 100);
    CountDownLatch secondBegan = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Permit first = lane.permitFor(ALICE);
      Permit second = lane.permitFor(ALICE);
      first.scan(
          reading(),
          () -> {
            threads.execute(() -> second.scan(reading(), counting(secondBegan, end)));
            assertThat(comes(secondBegan, 300)).as("while the first is read").isFalse();
            first.wasRead();
            first.wasRead();
            assertThat(comes(secondBegan, 10_000)).as("while the first is scanned").isTrue();
            // There are permits left. Only one to read that was released twice would let it read.
            CountDownLatch thirdBegan = new CountDownLatch(1);
            threads.execute(() -> lane.permitFor(ALICE).scan(reading(), counting(thirdBegan, end)));
            assertThat(comes(thirdBegan, 300)).as("while the second is read").isFalse();
            end.countDown();
            return assertThat(comes(thirdBegan, 10_000)).as("then").isTrue();
          });
    }
  }

  @Test
  void whoReadsForTooLongHoldsUpNobody() {
    Semaphore reads = new Semaphore(0);
    Lane lane = new Lane(one(), reads, one(), one());
    boolean scanned = new Permit(lane, ALICE, Duration.ofMillis(1)).scan(reading(), () -> true);
    assertThat(scanned).isTrue();
    assertThat(reads.availablePermits()).as("none was acquired").isZero();
  }

  @Test
  void smallObjectsHoldTheirPermitsWhileTheyAreScanned() {
    laneOf(bulkheads, 1)
        .permitFor(ALICE)
        .scan(
            reading(),
            () -> {
              assertThat(passes(ALICE, 1)).as("beside one scan").isTrue();
              laneOf(bulkheads, 1)
                  .permitFor(ALICE)
                  .scan(
                      reading(),
                      () -> assertThat(passes(ALICE, 1)).as("beside two scans").isFalse());
              return assertThat(passes(ALICE, 1)).as("beside one scan again").isTrue();
            });
  }

  @Test
  void somebodyElsesFilePassesWhenOneOwnerHoldsAllThatItMay() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        threads.execute(() -> scan(ALICE, 1, counting(begun, end)));
        threads.execute(() -> scan(ALICE, 100, counting(begun, end)));
      }
      begun.await(); // two small ones and a large one
      assertThat(passes(BOB, 1)).as("a small one").isTrue();
      assertThat(passes(BOB, 100)).as("a large one").isTrue();
      end.countDown();
    }
  }

  /// Each of them could take the ten minutes that a look may take.
  @Test
  void tenArchivesThatAreLookedIntoKeepNoPlainFileWaiting() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(LOOKS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> archives = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String owner = "owner " + i;
        archives.add(
            threads.submit(() ->
                laneOf(bulkheads, 99).permitFor(owner).look(_ -> counting(begun, end).get())));
      }
      begun.await();
      assertThat(passes(ALICE, 1)).as("a small one").isTrue();
      assertThat(passes(ALICE, 100)).as("a large one").isTrue();
      end.countDown();
      for (Future<Boolean> archive : archives) {
        assertThat(archive.get()).isTrue();
      }
    }
  }

  @Test
  void archivesThatWaitForMoreMemoryKeepNoOtherArchiveWaiting() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> archives = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        archives.add(
            threads.submit(() ->
                laneOf(bulkheads, 99)
                    .permitFor(ALICE)
                    .look(memory -> memory.with(counting(begun, end)))));
      }
      begun.await(); // it holds the memory and one look
      Future<Boolean> other =
          threads.submit(() -> laneOf(bulkheads, 99).permitFor(BOB).look(_ -> true));
      assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
      end.countDown();
      for (Future<Boolean> archive : archives) {
        assertThat(archive.get()).isTrue();
      }
    }
  }

  @Test
  void archivesBeyondThoseThatMayWaitComeBackLater() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger deferred = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        String owner = "owner " + i;
        threads.execute(() -> {
          try {
            laneOf(bulkheads, 1).permitFor(owner).look(_ -> waiting(end).get());
          } catch (Crowded e) {
            assertThat(e.owner()).isEqualTo(owner);
            if (deferred.incrementAndGet() == 30 - LOOKS - 8) {
              end.countDown();
            }
          }
        });
      }
    }
    assertThat(deferred).hasValue(20);
  }

  private static FairPermits one() {
    return new FairPermits(1, 1, 1);
  }

  private static Bulkheads bulkheads(int small, int large) {
    return new Bulkheads(new BulkheadSettings(small, large, DataSize.ofBytes(100), 2), LOOKS);
  }

  private static Lane laneOf(Bulkheads bulkheads, long size) {
    List<Lane> lane = new ArrayList<>();
    bulkheads.submit(objects(size), null, lane::add);
    return lane.getFirst();
  }

  // Whether it was scanned; else it comes back later.
  private boolean scan(String owner, long size, Supplier<?> scan) {
    try {
      Permit permit = laneOf(bulkheads, size).permitFor(owner);
      permit.scan(
          reading(),
          () -> {
            permit.wasRead();
            return scan.get();
          });
      return true;
    } catch (Crowded _) {
      return false;
    }
  }

  // Whether an object of this size comes to its scan.
  private boolean passes(String owner, long size) {
    CountDownLatch done = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual().start(() -> scan(owner, size, counting(done, new CountDownLatch(0))));
    boolean passed = comes(done, 300);
    other.interrupt();
    return passed;
  }

  private static Supplier<Boolean> counting(CountDownLatch begun, CountDownLatch end) {
    return () -> {
      begun.countDown();
      return waiting(end).get();
    };
  }

  private static Supplier<Boolean> waiting(CountDownLatch latch) {
    return () -> comes(latch, 30_000);
  }

  private static ObjectReading reading() {
    return new ObjectReading(new FakeObjectVersions(new ArrayList<>()), object(1));
  }

  private static List<ObjectCreated> objects(long... sizes) {
    List<ObjectCreated> objects = new ArrayList<>();
    for (long size : sizes) {
      objects.add(new ObjectCreated(new FileId(UUID.randomUUID()), object(size), null));
    }
    return objects;
  }

  private static ObjectVersion object(long size) {
    return new ObjectVersion("b", "k", "v", "e", size);
  }

  private static boolean comes(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
