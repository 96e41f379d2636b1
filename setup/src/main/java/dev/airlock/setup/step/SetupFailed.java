package dev.airlock.setup.step;

/// A setup that cannot continue. The message is for the user and says what to do.
public final class SetupFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SetupFailed(String message) {
    super(message);
  }

  public SetupFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
