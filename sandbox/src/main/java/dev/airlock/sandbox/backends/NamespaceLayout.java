package dev.airlock.sandbox.backends;

import dev.airlock.setup.installation.Layout;
import dev.airlock.setup.sqs.QueueAttributes;
import java.time.Duration;
import java.util.List;

/// The names of what one installation of Airlock needs inside the backends.
public record NamespaceLayout(
    String database,
    String landingBucket,
    String cleanBucket,
    String quarantineBucket,
    String queue,
    String deadLetterQueue,
    String refusedQueue,
    QueueAttributes queueSettings,
    String topic) {

  // Short, so that a test that lets a message time out takes seconds.
  private static final QueueAttributes IMPATIENT = new QueueAttributes(Duration.ofSeconds(5), 30);

  /// The names that the services know by default.
  public static NamespaceLayout standard() {
    return new NamespaceLayout(
        "airlock",
        "airlock-uploads",
        "airlock-clean",
        "airlock-quarantine",
        "airlock-object-created",
        "airlock-object-created-dlq",
        "airlock-object-created-refused",
        QueueAttributes.DEFAULT,
        "airlock.file-events");
  }

  /// Names that begin with `prefix`, for a test: messages come back after 5 s, at most 30 times.
  public static NamespaceLayout startingWith(String prefix) {
    return new NamespaceLayout(
        prefix,
        prefix + "-uploads",
        prefix + "-clean",
        prefix + "-quarantine",
        prefix + "-object-created",
        prefix + "-object-created-dlq",
        prefix + "-object-created-refused",
        IMPATIENT,
        prefix + ".file-events");
  }

  /// The part of it that `airlock setup` creates.
  public Layout installation() {
    return new Layout(
        landingBucket,
        cleanBucket,
        quarantineBucket,
        queue,
        deadLetterQueue,
        refusedQueue,
        queueSettings,
        topic,
        Layout.PARTITIONS,
        List.of());
  }
}
