package dev.airlock.scan.examine;

import dev.airlock.scan.intake.ObjectCreated;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
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
  public boolean inTurn(List<ObjectCreated> objects, Runnable work) throws InterruptedException {
    boolean isLarge =
        objects.stream()
            .anyMatch(created -> created.object().size() >= settings.largeFrom().toBytes());
    if (!isLarge) {
      run(small, work);
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
    try {
      work.run();
    } finally {
      large.release();
    }
    return true;
  }

  private static void run(Semaphore places, Runnable work) throws InterruptedException {
    places.acquire();
    try {
      work.run();
    } finally {
      places.release();
    }
  }
}
