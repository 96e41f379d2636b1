package dev.airlock.sandbox.upload;

/// The system refused something or did not answer as it should. The message is for the user.
public final class UploadFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UploadFailed(String message) {
    super(message);
  }
}
