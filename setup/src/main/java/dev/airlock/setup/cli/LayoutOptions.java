package dev.airlock.setup.cli;

import static java.util.function.Predicate.not;

import dev.airlock.setup.installation.Layout;
import dev.airlock.setup.sqs.QueueAttributes;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/// What to create. Names come from the same variables as those of the services.
final class LayoutOptions {

  @Option(
      names = "--landing-bucket",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_BUCKETS_LANDING:-airlock-uploads}",
      description = "where uploads arrive (default: ${DEFAULT-VALUE})")
  private String landing = "";

  @Option(
      names = "--clean-bucket",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_BUCKETS_CLEAN:-airlock-clean}",
      description = "what is served (default: ${DEFAULT-VALUE})")
  private String clean = "";

  @Option(
      names = "--quarantine-bucket",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_BUCKETS_QUARANTINE:-airlock-quarantine}",
      description = "what is isolated (default: ${DEFAULT-VALUE})")
  private String quarantine = "";

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_QUEUE_NAME:-airlock-object-created}",
      description = "for S3's events (default: ${DEFAULT-VALUE})")
  private String queue = "";

  @Option(
      names = "--dead-letter-queue",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_QUEUE_DEADLETTERNAME:-airlock-object-created-dlq}",
      description = "for messages that could not be processed (default: ${DEFAULT-VALUE})")
  private String deadLetterQueue = "";

  @Option(
      names = "--refused-queue",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_QUEUE_REFUSEDNAME:-airlock-object-created-refused}",
      description = "for messages that are not about an upload (default: ${DEFAULT-VALUE})")
  private String refusedQueue = "";

  @Option(
      names = "--visibility-timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long a received message stays hidden (default: ${DEFAULT-VALUE})")
  private int visibilityTimeout;

  @Option(
      names = "--max-receives",
      paramLabel = "N",
      defaultValue = "200",
      description = "receives until a message is a dead letter (default: ${DEFAULT-VALUE})")
  private int maxReceives;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "${env:AIRLOCK_EVENTS_TOPIC:-airlock.file-events}",
      description = "for file events (default: ${DEFAULT-VALUE})")
  private String topic = "";

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "" + Layout.PARTITIONS,
      description = "of a new topic (default: ${DEFAULT-VALUE}); an existing topic keeps its own")
  private int partitions;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      split = ",",
      defaultValue = "${env:AIRLOCK_CORS_ORIGINS:-}",
      description =
          "a web origin whose pages may upload and download, such as https://app.example.org;"
              + " several with commas, or repeated (default: the variable AIRLOCK_CORS_ORIGINS)."
              + " Without any the buckets' CORS rules are not changed")
  private List<String> origins = List.of();

  Layout layout() {
    return new Layout(
        landing,
        clean,
        quarantine,
        queue,
        deadLetterQueue,
        refusedQueue,
        new QueueAttributes(Duration.ofSeconds(visibilityTimeout), maxReceives),
        topic,
        partitions,
        origins.stream().map(String::strip).filter(not(String::isEmpty)).toList());
  }
}
