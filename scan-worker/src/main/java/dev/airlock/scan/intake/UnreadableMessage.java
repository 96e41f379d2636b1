package dev.airlock.scan.intake;

/// A message that is not about an upload of ours. Trying again does not help; after the last
/// receive it lies in the dead-letter queue.
public final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableMessage(String reason) {
    super(reason);
  }

  UnreadableMessage(String reason, Throwable cause) {
    super(reason, cause);
  }
}
