package dev.airlock.api.upload.form;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.access.TenantContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The places in which files of forms are received, each with room for a part. No caller has all of
/// them, however many forms they send.
@Component
final class FormPlaces {
  private final FormSettings settings;
  private final Semaphore all;
  private final Map<TenantContext, Own> own = new ConcurrentHashMap<>();

  FormPlaces(FormSettings settings) {
    this.settings = settings;
    this.all = new Semaphore(settings.concurrency(), true);
  }

  /// A place for one file, for the caller to leave.
  ///
  /// @throws ApiProblemException 503 if there is none in time
  Place take(Caller caller) {
    Place place = new Place(caller.access(), join(caller.access()));
    try {
      place.take();
      return place;
    } catch (ApiProblemException e) {
      place.close();
      throw e;
    }
  }

  /// How many bytes a second a file has to arrive with: more while others wait for a place.
  long minBytesPerSecond() {
    return (all.hasQueuedThreads()
            ? settings.minBytesPerSecondWhenFull()
            : settings.minBytesPerSecond())
        .toBytes();
  }

  private Own join(TenantContext caller) {
    return own.compute(
        caller,
        (_, known) ->
            known == null
                ? new Own(new Semaphore(settings.perCaller(), true), 1)
                : new Own(known.places(), known.files() + 1));
  }

  private @Nullable Own leave(Own known) {
    return known.files() == 1 ? null : new Own(known.places(), known.files() - 1);
  }

  /// @param files how many have a place or wait for one
  private record Own(Semaphore places, int files) {}

  /// The place of one file.
  final class Place implements AutoCloseable {
    private final TenantContext caller;
    private final Semaphore places;
    private boolean hasOwn;
    private boolean isTaken;

    private Place(TenantContext caller, Own own) {
      this.caller = caller;
      this.places = own.places();
    }

    private void take() {
      hasOwn = isFreeInTime(places);
      isTaken = hasOwn && isFreeInTime(all);
      if (!isTaken) {
        throw ApiProblemException.unavailable();
      }
    }

    private boolean isFreeInTime(Semaphore wanted) {
      try {
        return wanted.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /// Lets whoever has waited longest have the next turn, then goes on. Call it between parts,
    /// when there is nothing in memory.
    ///
    /// @throws ApiProblemException 503 if there is no place again in time
    void letOthers() {
      if (all.hasQueuedThreads()) {
        all.release();
        isTaken = false;
        isTaken = isFreeInTime(all);
        if (!isTaken) {
          throw ApiProblemException.unavailable();
        }
      }
    }

    @Override
    public void close() {
      if (isTaken) {
        all.release();
      }
      if (hasOwn) {
        places.release();
      }
      own.computeIfPresent(caller, (_, known) -> leave(known));
    }
  }
}
