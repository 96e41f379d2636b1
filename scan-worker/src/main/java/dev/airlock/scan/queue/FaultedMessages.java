package dev.airlock.scan.queue;

import dev.airlock.scan.outage.Blame;
import dev.airlock.scan.outage.FaultAttribution;
import dev.airlock.scan.pipeline.ObjectCreated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Decides what becomes of a message whose file could not be processed. Only a fault of the file's
/// own counts against it; after an outage it is tried again as if nothing had been.
@Component
class FaultedMessages {
  private static final Duration UNTIL_AN_OUTAGE_IS_OVER = Duration.ofSeconds(2);

  // Half of the day for which the landing bucket keeps an object.
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(12);

  private static final Logger log = LoggerFactory.getLogger(FaultedMessages.class);

  private final FaultAttribution attribution;
  private final Requeueing requeueing;
  private final RedeliveryBackOff backOff;
  private final ListenerSettings settings;
  private final Clock clock;

  FaultedMessages(
      FaultAttribution attribution,
      Requeueing requeueing,
      RedeliveryBackOff backOff,
      ListenerSettings settings,
      Clock clock) {
    this.attribution = attribution;
    this.requeueing = requeueing;
    this.backOff = backOff;
    this.settings = settings;
    this.clock = clock;
  }

  /// Sends the message on, back to its queue or to the dead letters.
  void handle(ObjectCreated created, PastDeliveries past, RuntimeException fault) {
    Instant now = clock.instant();
    Blame blame =
        attribution.failed(created.fileId(), fault, past.lastFault(), past.deferredSince());
    PastDeliveries next =
        blame == Blame.OUTAGE ? past.deferred(now) : past.failed(now, blame == Blame.FILE);
    if (next.faults() >= settings.mostFaults() || next.isOlderThan(LONGEST_OUTAGE, now)) {
      log.warn("{} could not be scanned: {}", created.fileId(), fault.toString());
      requeueing.moveToDeadLetters(created, next);
      return;
    }
    Duration wait =
        blame == Blame.OUTAGE
            ? UNTIL_AN_OUTAGE_IS_OVER
            : Duration.ofSeconds(backOff.secondsAfter(next.attempts()));
    log.warn("{} is tried again in {} s: {}", created.fileId(), wait.toSeconds(), fault.toString());
    requeueing.defer(created, next, wait);
  }

  /// Whether a dead letter is one for no other reason than an outage that went on and on, so that
  /// it is tried again once.
  boolean deservesAnotherChance(PastDeliveries past) {
    return !past.isLast() && past.deferredSince() != null && past.faults() < settings.mostFaults();
  }
}
