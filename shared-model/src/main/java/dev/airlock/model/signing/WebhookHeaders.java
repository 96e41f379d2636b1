package dev.airlock.model.signing;

/// The three headers of a signed call.
///
/// @param id unique per message; the same when a message is sent again
/// @param timestamp seconds since the epoch, in decimal
/// @param signature one or more `v1,<base64>` separated by spaces
public record WebhookHeaders(String id, String timestamp, String signature) {
  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";
}
