package dev.airlock.scan.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.scan.intake.ObjectCreated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LanesTest {
  private final Lanes lanes = new Lanes(new LaneSettings(2, 1, DataSize.ofBytes(100), 2));

  @Test
  void smallObjectsPassLargeOnesThatWait() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> large = new ArrayList<>();
      CountDownLatch begun = new CountDownLatch(1);
      large.add(
          threads.submit(() ->
              lanes.inTurn(
                  objects(100),
                  _ -> {
                    begun.countDown();
                    await(end);
                  })));
      begun.await();
      for (int i = 0; i < 2; i++) {
        large.add(threads.submit(() -> lanes.inTurn(objects(500), _ -> await(end))));
      }
      AtomicInteger small = new AtomicInteger();
      for (int i = 0; i < 10; i++) {
        assertThat(lanes.inTurn(objects(99), _ -> small.incrementAndGet())).isTrue();
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
    AtomicInteger putOff = new AtomicInteger();
    List<Future<Boolean>> large = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 6; i++) {
        large.add(
            threads.submit(() -> {
              boolean done = lanes.inTurn(objects(1, 100), _ -> await(end));
              if (!done && putOff.incrementAndGet() == 3) {
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
      assertThat(putOff).hasValue(3);
    }
  }

  @Test
  void whatIsScannedLeavesItsPlaceToTheNext() throws Exception {
    assertThat(
            lanes.inTurn(
                objects(100),
                place -> {
                  place.scanned();
                  assertThat(passes(objects(100))).as("beside what is only copied").isTrue();
                }))
        .isTrue();
    assertThat(
            lanes.inTurn(
                objects(100, 100),
                place -> {
                  place.scanned();
                  assertThat(passes(objects(100))).as("one of two is not scanned").isFalse();
                }))
        .isTrue();
    assertThat(passes(objects(100))).as("afterwards").isTrue();
  }

  private boolean passes(List<ObjectCreated> objects) {
    AtomicBoolean done = new AtomicBoolean();
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              try {
                lanes.inTurn(objects, _ -> done.set(true));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      other.join(Duration.ofMillis(300));
      other.interrupt();
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return done.get();
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
