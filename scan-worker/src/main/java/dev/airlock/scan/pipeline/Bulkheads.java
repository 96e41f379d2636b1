package dev.airlock.scan.pipeline;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Keeps small objects from waiting behind large ones: the two have permits of their own. Only half
/// of the large ones are read at a time: clamd starts work at the last byte, so that objects read
/// together would first leave it idle and then queue up for it.
///
/// What is to be looked into has further permits, whatever its size, and owners share them all: see
/// [FairPermits]. Some are beyond those that one owner may hold, so that there is always room for
/// somebody else's file.
@Component
public class Bulkheads {
  // Each of them was scanned before, and is scanned again if it does not wait.
  private static final int WAITING_LOOKS = 8;
  private static final int WAITING_FOR_MEMORY = 4;

  /// How many objects may wait for a look.
  static final int WAITING = WAITING_LOOKS + WAITING_FOR_MEMORY;

  private final BulkheadSettings settings;
  private final Lane small;
  private final Lane large;

  @Autowired
  Bulkheads(BulkheadSettings settings) {
    this(settings, ContainerLooks.atATime(Runtime.getRuntime().maxMemory()));
  }

  /// @param looks how many objects may be looked into at a time
  Bulkheads(BulkheadSettings settings, int looks) {
    this.settings = settings;
    int atATime = Math.min(looks, settings.small());
    FairPermits shared = new FairPermits(atATime, atATime - atATime / 4, WAITING_LOOKS);
    FairPermits memory = new FairPermits(1, 1, WAITING_FOR_MEMORY);
    this.small =
        new Lane(
            new FairPermits(settings.allSmall(), settings.small(), Integer.MAX_VALUE),
            null,
            shared,
            memory);
    this.large =
        new Lane(
            new FairPermits(settings.allLarge(), settings.large(), settings.waitingLarge()),
            new Semaphore(Math.max(1, settings.large() / 2), true),
            shared,
            memory);
  }

  /// Runs `work` on the lane for such objects.
  ///
  /// @param owner whose file it is, if that is known
  /// @throws Crowded if so many wait already that these should come back later
  public void submit(List<ObjectCreated> objects, @Nullable String owner, Consumer<Lane> work) {
    boolean isLarge =
        objects.stream()
            .anyMatch(created -> created.object().size() >= settings.largeFrom().toBytes());
    Lane lane = isLarge ? large : small;
    if (lane.scans().isFull() || (owner != null && lane.isCrowdedBy(owner))) {
      throw new Crowded(owner);
    }
    work.accept(lane);
  }
}
