package dev.airlock.scan.report;

/// The webhook cannot be reached or has no time, which no file can be blamed for.
public final class WebhookUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookUnavailable(int status) {
    super("the webhook is away: it answered " + status);
  }

  WebhookUnavailable(Throwable cause) {
    super("the webhook cannot be reached", cause);
  }
}
