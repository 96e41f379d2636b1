package dev.airlock.webhook.reconciler;

import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.registry.reconciliation.StaleFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/// Tells a message that was lost from one that waits. A backlog makes files wait for long, and to
/// send a second message for each would double it. Nobody can ask SQS which objects its messages
/// are about, only how many there are: as many files may be waiting for nothing but their turn.
@Component
class WaitingMessages {
  private static final Logger log = LoggerFactory.getLogger(WaitingMessages.class);

  // In a queue that is never empty, what has waited for so many times as long is looked at once
  // more.
  private static final int OVERDUE = 12;

  private final ObjectCreatedQueue queue;
  private final StaleFiles files;
  private final ReconcilerSettings settings;
  private final Clock clock;

  // Those that no file was found for yet, in this round; empty before the queue was asked.
  private OptionalLong unexplained = OptionalLong.empty();
  private @Nullable Instant progress;

  WaitingMessages(
      ObjectCreatedQueue queue, StaleFiles files, ReconcilerSettings settings, Clock clock) {
    this.queue = queue;
    this.files = files;
    this.settings = settings;
    this.clock = clock;
  }

  /// A new round begins.
  void forget() {
    unexplained = OptionalLong.empty();
    progress = null;
  }

  /// Whether the message of a file may still be in the queue. Asks the queue once a round, and only
  /// if there is such a file.
  ///
  /// @param since when the message was sent, at the latest
  boolean mayHoldOne(Instant since) {
    if (unexplained.isEmpty()) {
      unexplained = OptionalLong.of(ask());
    }
    if (unexplained.getAsLong() <= 0) {
      return false;
    }
    unexplained = OptionalLong.of(unexplained.getAsLong() - 1);
    return !hasComeBy(since);
  }

  // Messages come about in the order in which they were sent. One that was sent long ago is lost if
  // many that were sent later have come.
  private boolean hasComeBy(Instant since) {
    if (since.plus(settings.requeueAfter().multipliedBy(OVERDUE)).isAfter(clock.instant())) {
      return false;
    }
    if (progress == null) {
      progress = files.newestClaimed().orElse(Instant.EPOCH);
    }
    return since.plus(settings.requeueAfter()).isBefore(progress);
  }

  private long ask() {
    try {
      return queue.messages();
    } catch (SdkException e) {
      log.warn("The queue does not say how many messages it holds: {}", e.getMessage());
      return 0;
    }
  }
}
