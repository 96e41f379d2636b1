package dev.airlock.scan.intake.sqs;

import dev.airlock.scan.examine.FailedExaminations;
import dev.airlock.scan.intake.ObjectCreatedMessages;
import dev.airlock.scan.intake.UnreadableMessage;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes what was received too often from the dead-letter queue and ends the files behind it, so
/// that none stays in `scanning` for ever. Messages that are not about a file stay in the queue for
/// an operator to look at.
@Component
class DeadLetterListener {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterListener.class);

  private final ObjectCreatedMessages messages;
  private final FailedExaminations failed;

  DeadLetterListener(ObjectCreatedMessages messages, FailedExaminations failed) {
    this.messages = messages;
    this.failed = failed;
  }

  @SqsListener(queueNames = "${airlock.queue.dead-letter-name}", factory = "objectCreatedListeners")
  void receive(String body, Visibility visibility) {
    try {
      messages.read(body).forEach(failed::settle);
    } catch (UnreadableMessage e) {
      log.warn("A dead letter is not about a file and is kept: {}", e.getMessage());
      visibility.changeTo(Visibility.MAX_VISIBILITY_TIMEOUT_SECONDS);
      throw e; // or it would be deleted
    }
  }
}
