package dev.airlock.scan.report;

/// The webhook is unreachable or overloaded, which is no fault of a file.
public final class WebhookUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookUnavailable(int status) {
    super("the webhook is unavailable: it answered " + status);
  }

  WebhookUnavailable(Throwable cause) {
    super("the webhook is unreachable", cause);
  }
}
