package dev.airlock.scan.queue;

import dev.airlock.scan.pipeline.ObjectCreated;
import java.util.List;

/// What a message from the queue says.
///
/// @param created objects to scan, in the order of the message
/// @param refusals why the rest of it is not about an upload of ours, in words for an operator
record ObjectCreatedMessage(List<ObjectCreated> created, List<String> refusals) {

  ObjectCreatedMessage {
    created = List.copyOf(created);
    refusals = List.copyOf(refusals);
  }

  /// A message of which nothing can be used.
  static ObjectCreatedMessage refused(String reason) {
    return new ObjectCreatedMessage(List.of(), List.of(reason));
  }
}
