package dev.airlock.setup.installation;

import dev.airlock.setup.sqs.QueueAttributes;
import java.util.List;

/// What an installation consists of.
///
/// @param queueSettings of the queue of S3's events
/// @param partitions of a new topic
/// @param origins the web origins whose pages may upload and download
public record Layout(
    String landingBucket,
    String cleanBucket,
    String quarantineBucket,
    String queue,
    String deadLetterQueue,
    String refusedQueue,
    QueueAttributes queueSettings,
    String topic,
    int partitions,
    List<String> origins) {

  /// Enough to show that order holds per key and not beyond.
  public static final int PARTITIONS = 6;

  public Layout {
    origins = List.copyOf(origins);
  }
}
