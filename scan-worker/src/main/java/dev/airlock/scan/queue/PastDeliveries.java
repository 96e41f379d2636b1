package dev.airlock.scan.queue;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a message before, as its attributes tell. A receive is counted by SQS, whatever
/// its end; here only what counts against the file is.
///
/// @param deferredSince when the message was first sent on; null if it never was
/// @param lastFault when it failed last; null if it never did
/// @param attempts how often it failed, whoever was to blame
/// @param faults how often the file itself was
/// @param owner whose file it is about, if that is known
/// @param isLast whether it was a dead letter already
record PastDeliveries(
    @Nullable Instant deferredSince,
    @Nullable Instant lastFault,
    int attempts,
    int faults,
    @Nullable String owner,
    boolean isLast) {
  // The name is older than the word; messages that wait have it.
  private static final String DEFERRED_SINCE = "airlock-put-off-since";

  private static final String LAST_FAULT = "airlock-last-fault";
  private static final String ATTEMPTS = "airlock-attempts";
  private static final String FAULTS = "airlock-faults";
  private static final String OWNER = "airlock-owner";
  private static final String LAST = "airlock-last-chance";

  // More have no further effect, and a stranger's number must not overflow.
  private static final int MOST = 10_000;

  /// Reads a message's headers, among which its attributes are. What is malformed tells of a long
  /// and bad past: nobody stays in the queue by writing nonsense.
  static PastDeliveries of(Map<String, Object> headers) {
    return new PastDeliveries(
        time(headers.get(DEFERRED_SINCE)),
        time(headers.get(LAST_FAULT)),
        count(headers.get(ATTEMPTS)),
        count(headers.get(FAULTS)),
        headers.get(OWNER) instanceof String owner ? owner : null,
        headers.containsKey(LAST));
  }

  private static @Nullable Instant time(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return Instant.parse(value.toString());
    } catch (DateTimeException _) {
      return Instant.EPOCH;
    }
  }

  private static int count(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    try {
      return Math.clamp(Long.parseLong(value.toString()), 0, MOST);
    } catch (NumberFormatException _) {
      return MOST;
    }
  }

  /// The attributes that say the same.
  Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    if (deferredSince != null) {
      attributes.put(DEFERRED_SINCE, deferredSince.toString());
    }
    if (lastFault != null) {
      attributes.put(LAST_FAULT, lastFault.toString());
      attributes.put(ATTEMPTS, Integer.toString(attempts));
      attributes.put(FAULTS, Integer.toString(faults));
    }
    if (owner != null) {
      attributes.put(OWNER, owner);
    }
    if (isLast) {
      attributes.put(LAST, "true");
    }
    return attributes;
  }

  /// The message is sent on, and nothing happened to its file.
  PastDeliveries deferred(Instant now) {
    return new PastDeliveries(
        deferredSince == null ? now : deferredSince, lastFault, attempts, faults, owner, isLast);
  }

  /// It failed.
  ///
  /// @param isOwn whether that counts against the file
  PastDeliveries failed(Instant now, boolean isOwn) {
    return new PastDeliveries(
        deferredSince == null ? now : deferredSince,
        now,
        Math.min(MOST, attempts + 1),
        Math.min(MOST, isOwn ? faults + 1 : faults),
        owner,
        isLast);
  }

  /// The same about a file of this owner.
  PastDeliveries ownedBy(@Nullable String itsOwner) {
    return new PastDeliveries(deferredSince, lastFault, attempts, faults, itsOwner, isLast);
  }

  /// How long ago it was first sent on.
  Duration ageAt(Instant now) {
    return deferredSince == null ? Duration.ZERO : Duration.between(deferredSince, now);
  }

  /// Whether it was first sent on longer ago than that.
  boolean isOlderThan(Duration age, Instant now) {
    return ageAt(now).compareTo(age) > 0;
  }

  /// All is forgotten, but that the message was a dead letter once.
  static PastDeliveries lastChance() {
    return new PastDeliveries(null, null, 0, 0, null, true);
  }
}
