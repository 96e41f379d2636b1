package dev.airlock.scan.report;

/// The webhook is unreachable or overloaded, or of a former version that does not know what a
/// report says. Either is no fault of a file.
public final class WebhookUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookUnavailable(int status) {
    super("the webhook is unavailable: it answered " + status);
  }

  WebhookUnavailable(Throwable cause) {
    super("the webhook is unreachable", cause);
  }

  private WebhookUnavailable(String message) {
    super(message);
  }

  /// One that is of a former version.
  static WebhookUnavailable outdated(String field) {
    return new WebhookUnavailable(
        "the webhook does not know what " + field + " says: update it before the workers");
  }
}
