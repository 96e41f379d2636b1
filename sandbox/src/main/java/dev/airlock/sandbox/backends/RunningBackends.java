package dev.airlock.sandbox.backends;

import dev.airlock.sandbox.kafka.KafkaServer;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import java.util.List;

/// The five backends, all of them ready. clamd needs nothing inside.
public record RunningBackends(
    PostgresServer postgres, S3Server s3, SqsServer sqs, KafkaServer kafka) {

  /// Creates what one installation needs: database, buckets, queues, topic, and the notification
  /// from the landing bucket to the queue. None of it may exist.
  public void furnish(SpaceLayout layout) throws Exception {
    Parallel.run(
        List.of(
            () -> postgres.createDatabase(layout.database()),
            () -> kafka.createTopic(layout.topic()),
            () -> furnishObjects(layout)));
  }

  private void furnishObjects(SpaceLayout layout) {
    String queueUrl =
        sqs.createQueue(layout.queue(), layout.deadLetterQueue(), layout.queueSettings());
    s3.createBucket(layout.landingBucket());
    s3.createBucket(layout.cleanBucket());
    s3.createBucket(layout.quarantineBucket());
    s3.announceObjects(layout.landingBucket(), event -> sqs.send(queueUrl, event));
  }
}
