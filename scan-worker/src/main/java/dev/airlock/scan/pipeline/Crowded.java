package dev.airlock.scan.pipeline;

import org.jspecify.annotations.Nullable;

/// So much waits in this worker that a message should come back later. That is no fault: it must
/// not count against a file.
public final class Crowded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String owner;

  Crowded(@Nullable String owner) {
    super("others wait for their turn", null, false, false);
    this.owner = owner;
  }

  /// Whose file it is, if that is known.
  public @Nullable String owner() {
    return owner;
  }
}
