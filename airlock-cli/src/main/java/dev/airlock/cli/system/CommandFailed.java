package dev.airlock.cli.system;

/// A command that cannot do what it was asked for. The message is for the user, who reads it
/// without a stack trace: it says what is wrong and, where there is one, the remedy.
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailed(String message) {
    super(message);
  }

  public CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
