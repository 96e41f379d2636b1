package dev.airlock.scan.report;

/// The webhook gave a response that the worker cannot act on. The message has to be processed
/// again.
public final class ReportFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportFault(int status) {
    this("the webhook answered " + status);
  }

  ReportFault(String message) {
    super(message);
  }
}
