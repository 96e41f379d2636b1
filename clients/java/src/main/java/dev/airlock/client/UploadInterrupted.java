package dev.airlock.client;

import java.io.IOException;

/// An upload in parts did not come to its end. What is stored stays for a day.
public final class UploadInterrupted extends IOException {
  private static final long serialVersionUID = 1L;

  private final String fileId;

  UploadInterrupted(String fileId, Throwable cause) {
    super("the upload of " + fileId + " is incomplete: " + cause.getMessage(), cause);
    this.fileId = fileId;
  }

  /// With which [AirlockClient#resume] goes on.
  public String fileId() {
    return fileId;
  }
}
