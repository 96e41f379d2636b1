package dev.airlock.scan.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Keeps small objects from waiting behind large ones: the two have permits of their own. Only half
/// of the large ones are read at a time: clamd starts work at the last byte, so that objects read
/// together would first leave it idle and then queue up for it.
@Component
public class Bulkheads {
  // A read that takes longer no longer holds up the others.
  private static final Duration LONGEST_READ = Duration.ofSeconds(30);

  private final BulkheadSettings settings;
  private final Semaphore small;
  private final Semaphore large;
  private final Semaphore reads;
  private final AtomicInteger waitingLarge = new AtomicInteger();

  Bulkheads(BulkheadSettings settings) {
    this.settings = settings;
    this.small = new Semaphore(settings.small(), true);
    this.large = new Semaphore(settings.large(), true);
    this.reads = new Semaphore(Math.max(1, settings.large() / 2), true);
  }

  /// Runs `work` when there is a permit for such objects.
  ///
  /// @return false if so many large objects wait already that this one should come back later; then
  ///   nothing was done
  public boolean submit(List<ObjectCreated> objects, Consumer<Permit> work)
      throws InterruptedException {
    boolean isLarge =
        objects.stream()
            .anyMatch(created -> created.object().size() >= settings.largeFrom().toBytes());
    if (!isLarge) {
      work.accept(Permit.forEachScan(small));
      return true;
    }
    if (waitingLarge.incrementAndGet() > settings.waitingLarge()) {
      waitingLarge.decrementAndGet();
      return false;
    }
    try {
      large.acquire();
    } finally {
      waitingLarge.decrementAndGet();
    }
    try (Permit permit = Permit.acquired(large, objects.size() > 1, reads)) {
      permit.awaitRead(LONGEST_READ);
      work.accept(permit);
    }
    return true;
  }
}
