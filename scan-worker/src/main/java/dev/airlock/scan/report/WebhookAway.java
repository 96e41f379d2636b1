package dev.airlock.scan.report;

/// The webhook cannot be reached or has no time, which no file can be blamed for.
public final class WebhookAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookAway(int status) {
    super("the webhook is away: it answered " + status);
  }

  WebhookAway(Throwable cause) {
    super("the webhook cannot be reached", cause);
  }
}
