package dev.airlock.scan.intake;

import java.util.List;

/// What a message from the queue tells.
///
/// @param created objects that are to be examined, in the message's order
/// @param refusals why the rest of it is not about an upload of ours, in words for an operator
public record ObjectCreatedMessage(List<ObjectCreated> created, List<String> refusals) {

  public ObjectCreatedMessage {
    created = List.copyOf(created);
    refusals = List.copyOf(refusals);
  }

  /// A message that says nothing that can be used.
  static ObjectCreatedMessage refused(String reason) {
    return new ObjectCreatedMessage(List.of(), List.of(reason));
  }
}
