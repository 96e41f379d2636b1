package dev.airlock.scan.pipeline;

import dev.airlock.scan.intake.ObjectCreated;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Keeps small objects from waiting behind large ones: the two have places of their own. Only half
/// of the large ones are read at a time: a scanner begins with the last byte, so that all that are
/// read together keep it waiting, and then themselves.
@Component
public class Bulkheads {
  // What takes longer to read holds up the others no more.
  private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

  private final BulkheadSettings settings;
  private final Semaphore small;
  private final Semaphore large;
  private final Semaphore turns;
  private final AtomicInteger waitingLarge = new AtomicInteger();

  Bulkheads(BulkheadSettings settings) {
    this.settings = settings;
    this.small = new Semaphore(settings.small(), true);
    this.large = new Semaphore(settings.large(), true);
    this.turns = new Semaphore(Math.max(1, settings.large() / 2), true);
  }

  /// Runs `work` when there is a place for such objects.
  ///
  /// @return false if so many large objects wait already that this one should come back later; then
  ///   nothing was done
  public boolean inTurn(List<ObjectCreated> objects, Consumer<Permit> work)
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
    try (Permit place = Permit.taken(large, objects.size() > 1, turns)) {
      place.awaitTurn(LONGEST_TURN);
      work.accept(place);
    }
    return true;
  }
}
