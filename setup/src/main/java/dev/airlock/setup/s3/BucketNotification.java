package dev.airlock.setup.s3;

import dev.airlock.setup.step.Setting;
import dev.airlock.setup.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/// That a bucket announces every created object to a queue, beside whatever else it announces.
///
/// @param queueArn asked for when it is needed: the queue may still have to be made
record BucketNotification(S3Client s3, String bucket, Supplier<String> queueArn) {
  private static final String ID = "airlock-object-created";
  private static final List<Event> EVENTS = List.of(Event.S3_OBJECT_CREATED);

  Step step() {
    return new Setting<>(
        new BucketSettings(s3, bucket).about("announcements"),
        () -> configuration().queueConfigurations().stream().filter(this::isOurs).findFirst(),
        found ->
            found.queueArn().equals(queueArn.get())
                && found.events().equals(EVENTS)
                && found.filter() == null,
        QueueConfiguration.builder().id(ID).events(EVENTS).build(),
        this::write,
        this::text);
  }

  private GetBucketNotificationConfigurationResponse configuration() {
    return s3.getBucketNotificationConfiguration(get -> get.bucket(bucket));
  }

  private boolean isOurs(QueueConfiguration announcement) {
    return ID.equals(announcement.id());
  }

  // S3 takes the whole configuration at once.
  private void write(QueueConfiguration wanted) {
    GetBucketNotificationConfigurationResponse now = configuration();
    List<QueueConfiguration> queues = new ArrayList<>(now.queueConfigurations());
    queues.removeIf(this::isOurs);
    queues.add(wanted.toBuilder().queueArn(queueArn.get()).build());
    s3.putBucketNotificationConfiguration(put ->
        put.bucket(bucket)
            .notificationConfiguration(announcements ->
                announcements
                    .queueConfigurations(queues)
                    .topicConfigurations(now.topicConfigurations())
                    .lambdaFunctionConfigurations(now.lambdaFunctionConfigurations())
                    .eventBridgeConfiguration(now.eventBridgeConfiguration())));
  }

  private String text(QueueConfiguration announcement) {
    String arn = announcement.queueArn() == null ? queueArn.get() : announcement.queueArn();
    return "created objects to " + arn;
  }
}
