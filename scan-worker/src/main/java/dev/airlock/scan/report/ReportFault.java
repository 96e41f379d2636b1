package dev.airlock.scan.report;

/// The webhook gave an answer that means nothing to the worker. The message has to be worked on
/// again.
public final class ReportFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportFault(String message) {
    super(message);
  }
}
