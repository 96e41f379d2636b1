package dev.airlock.scan.queue;

import dev.airlock.scan.pipeline.DeadLetterHandler;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Takes from the dead-letter queue what was received too often and quarantines the files behind
/// it, so that none stays in `scanning` for ever. Messages that are not about a file stay in the
/// queue for an operator to look at.
@Component
class DeadLetterListener {
  // SQS refuses more than 12 h since the message was received, which is a moment ago.
  private static final int KEPT_SECONDS = Math.toIntExact(Duration.ofHours(11).toSeconds());

  private final ObjectCreatedMessages messages;
  private final DeadLetterHandler handler;

  DeadLetterListener(ObjectCreatedMessages messages, DeadLetterHandler handler) {
    this.messages = messages;
    this.handler = handler;
  }

  // One receive at a time is enough here: each is paid for, and nearly all bring nothing.
  @SqsListener(
      queueNames = "${airlock.queue.dead-letter-name}",
      factory = "objectCreatedListeners",
      maxConcurrentMessages = "10",
      maxMessagesPerPoll = "10")
  void receive(String body, Visibility visibility) {
    ObjectCreatedMessage message = messages.read(body);
    message.created().forEach(handler::quarantine);
    if (!message.refusals().isEmpty()) {
      visibility.changeTo(KEPT_SECONDS);
      throw new KeptLetter(message.refusals()); // or it would be deleted
    }
  }

  /// Leaves a message where it is.
  private static final class KeptLetter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeptLetter(List<String> refusals) {
      super("a dead letter is kept for an operator: " + refusals, null, false, false);
    }
  }
}
