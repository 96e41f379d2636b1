package dev.airlock.registry.idempotency;

/// Two different requests came with the same id.
public final class MessageIdReused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MessageIdReused() {
    super("this id was used for a different request before", null, false, false);
  }
}
