package dev.airlock.sandbox.backends;

import dev.airlock.setup.installation.Layout;
import dev.airlock.setup.sqs.QueueSettings;
import java.time.Duration;
import java.util.List;

/// The names of what one installation of Airlock needs inside the backends.
public record SpaceLayout(
    String database,
    String landingBucket,
    String cleanBucket,
    String quarantineBucket,
    String queue,
    String deadLetterQueue,
    QueueSettings queueSettings,
    String topic) {

  // Short, so that a test that lets a message time out takes seconds.
  private static final QueueSettings IMPATIENT = new QueueSettings(Duration.ofSeconds(5), 3);

  /// The names that the services know by default.
  public static SpaceLayout standard() {
    return new SpaceLayout(
        "airlock",
        "airlock-uploads",
        "airlock-clean",
        "airlock-quarantine",
        "airlock-object-created",
        "airlock-object-created-dlq",
        QueueSettings.DEFAULT,
        "airlock.file-events");
  }

  /// Names that begin with `prefix`, for a test: messages come back after 5 s, at most three times.
  public static SpaceLayout startingWith(String prefix) {
    return new SpaceLayout(
        prefix,
        prefix + "-uploads",
        prefix + "-clean",
        prefix + "-quarantine",
        prefix + "-object-created",
        prefix + "-object-created-dlq",
        IMPATIENT,
        prefix + ".file-events");
  }

  /// What of it `airlock setup` makes.
  public Layout installation() {
    return new Layout(
        landingBucket,
        cleanBucket,
        quarantineBucket,
        queue,
        deadLetterQueue,
        queueSettings,
        topic,
        Layout.PARTITIONS,
        List.of());
  }
}
