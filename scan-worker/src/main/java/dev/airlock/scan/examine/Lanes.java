package dev.airlock.scan.examine;

import dev.airlock.scan.intake.ObjectCreated;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Keeps small objects from waiting behind large ones: the two have places of their own.
@Component
public class Lanes {
  private final LaneSettings settings;
  private final Semaphore small;
  private final Semaphore large;
  private final AtomicInteger waitingLarge = new AtomicInteger();

  Lanes(LaneSettings settings) {
    this.settings = settings;
    this.small = new Semaphore(settings.small(), true);
    this.large = new Semaphore(settings.large(), true);
  }

  /// Runs `work` when there is a place for such objects.
  ///
  /// @return false if so many large objects wait already that this one should come back later; then
  ///   nothing was done
  public boolean inTurn(List<ObjectCreated> objects, Consumer<Place> work)
      throws InterruptedException {
    boolean isLarge =
        objects.stream()
            .anyMatch(created -> created.object().size() >= settings.largeFrom().toBytes());
    if (!isLarge) {
      work.accept(Place.forEachScan(small));
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
    try (Place place = Place.taken(large, objects.size() > 1)) {
      work.accept(place);
    }
    return true;
  }
}
