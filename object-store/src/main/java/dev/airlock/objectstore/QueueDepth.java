package dev.airlock.objectstore;

import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// About how many messages a queue holds: SQS counts them eventually.
///
/// @param waiting that can be received now
/// @param delayed that can be received later
/// @param inFlight that were received and not yet deleted
public record QueueDepth(long waiting, long delayed, long inFlight) {

  static QueueDepth of(Map<QueueAttributeName, String> counts) {
    return new QueueDepth(
        count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
        count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private static long count(Map<QueueAttributeName, String> counts, QueueAttributeName attribute) {
    return Long.parseLong(counts.getOrDefault(attribute, "0"));
  }

  /// All of them.
  public long messages() {
    return waiting + delayed + inFlight;
  }
}
