package dev.airlock.scan.report;

/// The webhook answered that no upload was initiated with this id.
public final class UnknownFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownFile() {
    super("the webhook knows no such file", null, false, false);
  }
}
