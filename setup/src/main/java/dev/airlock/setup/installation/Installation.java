package dev.airlock.setup.installation;

import dev.airlock.setup.s3.BucketProvisioning;
import dev.airlock.setup.sqs.Queues;
import dev.airlock.setup.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The steps that create an installation, in the order in which they can be taken.
///
/// @param region where the buckets are created
public record Installation(Layout layout, S3Client s3, SqsClient sqs, Region region) {

  /// Queues before buckets: S3 accepts no notification to a queue that it may not send to.
  public List<Step> bucketsAndQueues() {
    Queues queues = queues();
    BucketProvisioning buckets = new BucketProvisioning(s3, region, layout.origins());
    return Stream.of(
            queues.steps(layout.landingBucket()),
            buckets.landing(layout.landingBucket(), queues::arn),
            buckets.clean(layout.cleanBucket()),
            buckets.quarantine(layout.quarantineBucket()))
        .flatMap(List::stream)
        .<Step>map(AwsStep::new)
        .toList();
  }

  /// The topic of file events.
  ///
  /// @param replication of a new topic; if missing, the brokers decide
  public Step topic(Admin kafka, Optional<Short> replication) {
    return new Topic(kafka, layout.topic(), layout.partitions(), replication);
  }

  /// The queue that is notified of created objects. It must exist.
  public String queueUrl() {
    return queues().url();
  }

  private Queues queues() {
    return new Queues(
        sqs,
        layout.queue(),
        layout.deadLetterQueue(),
        layout.refusedQueue(),
        layout.queueSettings());
  }
}
