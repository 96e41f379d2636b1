package dev.airlock.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObjectCreatedQueueIT {
  private static final TestNamespace NAMESPACE = Backends.shared().namespace("object-created");
  private static final ObjectVersion OBJECT =
      new ObjectVersion(NAMESPACE.landingBucket(), "document/a b", "v1", "abc", 3);
  private static final SqsAsyncClient SQS = new Aws(NAMESPACE).sqs();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JsonMapper json = new JsonMapper();

  @AfterAll
  static void close() {
    SQS.close();
  }

  @Test
  void whatIsSentIsAnEventOfS3() {
    queue(NAMESPACE.queue()).send(OBJECT);
    JsonNode event = json.readTree(receive(Duration.ofSeconds(5)).getFirst()).at("/Records/0");
    assertThat(event.path("eventName").stringValue()).startsWith("ObjectCreated:");
    assertThat(event.at("/s3/bucket/name").stringValue()).isEqualTo(OBJECT.bucket());
    assertThat(event.at("/s3/object/key").stringValue()).isEqualTo("document%2Fa+b");
    assertThat(event.at("/s3/object/versionId").stringValue()).isEqualTo("v1");
  }

  @Test
  void whatIsDelayedArrivesLater() {
    queue(NAMESPACE.queue()).send(OBJECT, Duration.ofSeconds(3));
    assertThat(receive(Duration.ZERO)).isEmpty();
    assertThat(receive(Duration.ofSeconds(10))).hasSize(1);
  }

  @Test
  void aMissingQueueIsNoticed() throws Exception {
    queue(NAMESPACE.queue()).check(Duration.ofSeconds(5));
    ObjectCreatedQueue missing = queue("airlock-no-such-queue");
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> missing.send(OBJECT));
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> missing.check(Duration.ofSeconds(5)))
        .withCauseInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void tellsHowFullItIsAndWhatWasGivenUp() {
    ObjectCreatedQueue queue = queue(NAMESPACE.queue());
    assertThat(queue.depth(PATIENCE)).contains(new QueueDepth(0, 0, 0));
    queue.send(OBJECT);
    queue.send(OBJECT, Duration.ofMinutes(15));
    assertThat(queue.depth(PATIENCE)).contains(new QueueDepth(1, 1, 0));
    assertThat(queue.messages()).isEqualTo(2);
    assertThat(queue.deadLetters(PATIENCE)).contains(new QueueDepth(0, 0, 0));
    assertThat(receive(Duration.ZERO)).hasSize(1);
  }

  @Test
  void ofAQueueThatIsMissingNothingIsKnown() {
    ObjectCreatedQueue missing = queue("airlock-no-such-queue");
    assertThat(missing.depth(PATIENCE)).isEmpty();
    assertThat(missing.deadLetters(PATIENCE)).isEmpty();
  }

  private ObjectCreatedQueue queue(String name) {
    return new ObjectCreatedQueue(new SqsSender(SQS), new QueueSettings(name), json);
  }

  private static List<String> receive(Duration wait) {
    String queue = SQS.getQueueUrl(get -> get.queueName(NAMESPACE.queue())).join().queueUrl();
    List<Message> messages =
        SQS.receiveMessage(receive ->
                receive.queueUrl(queue).waitTimeSeconds(Math.toIntExact(wait.toSeconds())))
            .join()
            .messages();
    messages.forEach(message ->
        SQS.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()))
            .join());
    return messages.stream().map(Message::body).toList();
  }
}
