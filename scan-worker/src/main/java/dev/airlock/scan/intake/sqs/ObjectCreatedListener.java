package dev.airlock.scan.intake.sqs;

import dev.airlock.scan.clamav.Clamd;
import dev.airlock.scan.examine.Examinations;
import dev.airlock.scan.intake.ObjectCreatedMessages;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import org.springframework.stereotype.Component;

/// Takes messages from the queue. A message is deleted only when everything it asks for is done;
/// whatever is thrown leaves it for redelivery. While clamd is away messages wait here, kept
/// invisible, and no more are taken than are worked on at a time.
@Component
class ObjectCreatedListener {
  private final ObjectCreatedMessages messages;
  private final Examinations examinations;
  private final Clamd clamd;
  private final HeartBeats heartBeats;

  ObjectCreatedListener(
      ObjectCreatedMessages messages,
      Examinations examinations,
      Clamd clamd,
      HeartBeats heartBeats) {
    this.messages = messages;
    this.examinations = examinations;
    this.clamd = clamd;
    this.heartBeats = heartBeats;
  }

  @SqsListener(queueNames = "${airlock.queue.name}", factory = "objectCreatedListeners")
  void receive(String body, Visibility visibility) {
    heartBeats.during(
        visibility,
        () -> {
          var created = messages.read(body);
          clamd.awaitAlive();
          created.forEach(examinations::examine);
        });
  }
}
