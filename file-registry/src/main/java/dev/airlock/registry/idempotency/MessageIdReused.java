package dev.airlock.registry.idempotency;

/// Two different messages came with the same id.
public final class MessageIdReused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MessageIdReused() {
    super("this id was used for another message before", null, false, false);
  }
}
