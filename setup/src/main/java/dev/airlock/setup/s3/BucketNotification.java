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

/// That a bucket notifies a queue of every created object, beside its other notifications.
///
/// @param queueArn evaluated when it is needed: the queue may not exist yet
record BucketNotification(S3Client s3, String bucket, Supplier<String> queueArn) {
  private static final String ID = "airlock-object-created";
  private static final List<Event> EVENTS = List.of(Event.S3_OBJECT_CREATED);

  Step step() {
    return new Setting<>(
        new BucketSettings(s3, bucket).about("notifications"),
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

  private boolean isOurs(QueueConfiguration notification) {
    return ID.equals(notification.id());
  }

  // S3 only replaces the whole configuration at once.
  private void write(QueueConfiguration wanted) {
    GetBucketNotificationConfigurationResponse now = configuration();
    List<QueueConfiguration> queues = new ArrayList<>(now.queueConfigurations());
    queues.removeIf(this::isOurs);
    queues.add(wanted.toBuilder().queueArn(queueArn.get()).build());
    s3.putBucketNotificationConfiguration(put ->
        put.bucket(bucket)
            .notificationConfiguration(notifications ->
                notifications
                    .queueConfigurations(queues)
                    .topicConfigurations(now.topicConfigurations())
                    .lambdaFunctionConfigurations(now.lambdaFunctionConfigurations())
                    .eventBridgeConfiguration(now.eventBridgeConfiguration())));
  }

  private String text(QueueConfiguration notification) {
    String arn = notification.queueArn() == null ? queueArn.get() : notification.queueArn();
    return "created objects to " + arn;
  }
}
