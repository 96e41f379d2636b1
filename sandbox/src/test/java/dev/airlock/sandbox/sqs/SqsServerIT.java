package dev.airlock.sandbox.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.cli.system.LocalPort;
import dev.airlock.setup.sqs.QueueAttributes;
import dev.airlock.setup.sqs.Queues;
import dev.airlock.setup.step.SetupSteps;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsServerIT {

  private static final String REGION = "eu-west-1";

  @Test
  void movesAMessageToTheDeadLetterQueueAfterTheLastReceive() throws Exception {
    int port = LocalPort.free(new HashSet<>());
    var settings = new QueueAttributes(Duration.ofSeconds(1), 2);
    try (SqsServer server = SqsServer.start(port, REGION);
        SqsClient client =
            SqsServer.client(SqsServer.endpoint(port), REGION, Duration.ofSeconds(5))) {
      Queues queues = new Queues(client, "work", "work-dlq", "work-refused", settings);
      new SetupSteps(true, _ -> {}).take(queues.steps("any-bucket"));
      String queue = queues.url();
      String deadLetters = client.getQueueUrl(request -> request.queueName("work-dlq")).queueUrl();
      server.send(queue, "unwanted");

      await().atMost(Duration.ofMinutes(2)).until(() -> receive(client, queue).size() == 1);
      assertThat(receive(client, deadLetters)).isEmpty();
      await().atMost(Duration.ofMinutes(2)).until(() -> receive(client, queue).size() == 1);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> {
            assertThat(receive(client, queue)).isEmpty();
            return receive(client, deadLetters).stream()
                .anyMatch(message -> message.body().equals("unwanted"));
          });
    }
  }

  private static List<Message> receive(SqsClient client, String queue) {
    return client.receiveMessage(request -> request.queueUrl(queue)).messages();
  }
}
