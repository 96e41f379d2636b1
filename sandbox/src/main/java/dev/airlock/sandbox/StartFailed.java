package dev.airlock.sandbox;

/// A start that cannot succeed, for a reason the user can act on.
///
/// The message is shown alone, without a stack trace: it names the part and, where there is one,
/// the remedy.
public final class StartFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartFailed(String message) {
    super(message);
  }

  public StartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
