package dev.airlock.sandbox.backends;

import dev.airlock.sandbox.kafka.KafkaServer;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import dev.airlock.setup.installation.Installation;
import dev.airlock.setup.step.SetupSteps;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/// The five backends, all of them ready. In clamd nothing is created.
public record RunningBackends(
    PostgresServer postgres, S3Server s3, SqsServer sqs, KafkaServer kafka) {

  /// Creates what one installation needs: database, buckets, queues, topic, and the notification
  /// from the landing bucket to the queue. None of it may exist.
  public void provision(NamespaceLayout layout) throws Exception {
    Parallel.run(
        List.of(
            () -> postgres.databases().create(layout.database()),
            () -> kafka.createTopic(layout.topic()),
            () -> provisionObjects(layout)));
  }

  private void provisionObjects(NamespaceLayout layout) throws InterruptedException {
    Installation installation =
        new Installation(
            layout.installation(), s3.client(), sqs.client(), Region.of(S3Server.REGION));
    // These servers lack much that is asked for, bucket notifications among it.
    new SetupSteps(true, _ -> {}).take(installation.bucketsAndQueues());
    String queueUrl = installation.queueUrl();
    s3.sendEvents(layout.landingBucket(), event -> sqs.send(queueUrl, event));
  }
}
