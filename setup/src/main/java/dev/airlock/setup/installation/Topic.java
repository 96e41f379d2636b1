package dev.airlock.setup.installation;

import dev.airlock.setup.step.SetupFailed;
import dev.airlock.setup.step.Step;
import dev.airlock.setup.step.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topic of file events.
///
/// An existing one stays as it is, whatever its partitions: with more of them a file's next event
/// could go to another partition than its last one, and nothing would keep the two in order.
///
/// @param partitions of a new topic
/// @param replication of a new topic; if missing, the brokers decide
public record Topic(Admin kafka, String name, int partitions, Optional<Short> replication)
    implements Step {
  private static final int TRIES = 50;
  private static final Duration PAUSE = Duration.ofMillis(200);

  @Override
  public String about() {
    return "topic " + name;
  }

  @Override
  public StepOutcome take() throws InterruptedException {
    try {
      kafka
          .createTopics(List.of(new NewTopic(name, Optional.of(partitions), replication)))
          .all()
          .get();
      return new StepOutcome.Created(partitions + " partitions");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return new StepOutcome.Found(foundPartitions() + " partitions");
      }
      throw failed(e);
    }
  }

  // Not each broker knows at once what somebody has just created.
  private int foundPartitions() throws InterruptedException {
    for (int triesLeft = TRIES; ; triesLeft--) {
      try {
        return kafka.describeTopics(List.of(name)).allTopicNames().get().values().stream()
            .mapToInt(topic -> topic.partitions().size())
            .sum();
      } catch (ExecutionException e) {
        if (triesLeft == 0 || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed(e);
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private SetupFailed failed(ExecutionException e) {
    return new SetupFailed("Kafka rejected the topic %s: %s".formatted(name, e.getCause()), e);
  }
}
