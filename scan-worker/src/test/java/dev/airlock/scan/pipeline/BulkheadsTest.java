package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BulkheadsTest {
  private final Bulkheads bulkheads =
      new Bulkheads(new BulkheadSettings(2, 1, DataSize.ofBytes(100), 2));

  @Test
  void smallObjectsPassLargeOnesThatWait() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> large = new ArrayList<>();
      CountDownLatch begun = new CountDownLatch(1);
      large.add(
          threads.submit(() ->
              bulkheads.submit(
                  objects(100),
                  _ -> {
                    begun.countDown();
                    await(end);
                  })));
      begun.await();
      for (int i = 0; i < 2; i++) {
        large.add(threads.submit(() -> bulkheads.submit(objects(500), _ -> await(end))));
      }
      AtomicInteger small = new AtomicInteger();
      for (int i = 0; i < 10; i++) {
        assertThat(bulkheads.submit(objects(99), _ -> small.incrementAndGet())).isTrue();
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
              boolean done = bulkheads.submit(objects(1, 100), _ -> await(end));
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
  void largeObjectReleasesItsPermitWhenItIsScanned() throws Exception {
    bulkheads.submit(
        objects(100),
        permit -> {
          assertThat(passes(100)).as("before its scan").isFalse();
          permit.during(() -> assertThat(passes(100)).as("beside its scan").isFalse());
          assertThat(passes(100)).as("after its scan").isTrue();
        });
    bulkheads.submit(
        objects(100, 100),
        permit -> {
          permit.during(() -> 1);
          assertThat(passes(100)).as("before the second scan").isFalse();
        });
    assertThat(passes(100)).as("afterwards").isTrue();
  }

  @Test
  void largeObjectsAreReadOneAfterTheOtherAndScannedSideBySide() throws Exception {
    Bulkheads three = new Bulkheads(new BulkheadSettings(2, 3, DataSize.ofBytes(100), 2));
    CountDownLatch secondBegan = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      three.submit(
          objects(100),
          first -> {
            threads.execute(() ->
                submit(
                    three,
                    100,
                    second -> {
                      second.wasRead();
                      secondBegan.countDown();
                    }));
            assertThat(comes(secondBegan, 300)).as("while the first is read").isFalse();
            first.during(() -> {
              first.wasRead();
              first.wasRead();
              return assertThat(comes(secondBegan, 10_000))
                  .as("while the first is scanned")
                  .isTrue();
            });
          });
      // There are permits left. Only one to read that was released twice would let two read now.
      three.submit(objects(100), _ -> assertThat(passes(three, 100)).as("a third").isFalse());
    }
  }

  @Test
  void whoReadsForTooLongHoldsUpNobody() throws Exception {
    Semaphore reads = new Semaphore(0);
    Permit permit = Permit.acquired(new Semaphore(0), false, reads);
    permit.awaitRead(Duration.ofMillis(1));
    permit.close();
    assertThat(reads.availablePermits()).as("none was acquired").isZero();
  }

  @Test
  void smallObjectsHoldTheirPermitsWhileTheyAreScanned() throws Exception {
    bulkheads.submit(
        objects(1),
        first ->
            first.during(() -> {
              assertThat(passes(1)).as("beside one scan").isTrue();
              submit(
                  bulkheads,
                  1,
                  second ->
                      second.during(() -> assertThat(passes(1)).as("beside two scans").isFalse()));
              return assertThat(passes(1)).as("beside one scan again").isTrue();
            }));
  }

  private static void submit(Bulkheads bulkheads, long size, Consumer<Permit> work) {
    try {
      bulkheads.submit(objects(size), work);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean passes(long size) {
    return passes(bulkheads, size);
  }

  // Whether an object of this size comes to its scan.
  private static boolean passes(Bulkheads bulkheads, long size) {
    AtomicBoolean done = new AtomicBoolean();
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              try {
                bulkheads.submit(objects(size), permit -> permit.during(() -> scanned(done)));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      other.join(Duration.ofMillis(300));
      boolean passed = done.get();
      other.interrupt();
      return passed;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean scanned(AtomicBoolean done) {
    done.set(true);
    return true;
  }

  private static List<ObjectCreated> objects(long... sizes) {
    List<ObjectCreated> objects = new ArrayList<>();
    for (long size : sizes) {
      objects.add(
          new ObjectCreated(
              new FileId(UUID.randomUUID()), new ObjectVersion("b", "k", "v", "e", size)));
    }
    return objects;
  }

  private static boolean comes(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
