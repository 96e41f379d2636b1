package dev.airlock.model.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Base64;

/// Signs messages with one secret at the current time.
public final class WebhookSigner {
  static final String VERSION = "v1,";

  private final WebhookSecret secret;
  private final Clock clock;

  public WebhookSigner(WebhookSecret secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /// The headers to send with `body`, whose bytes must travel unchanged.
  public WebhookHeaders sign(String id, byte[] body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return new WebhookHeaders(
        id,
        timestamp,
        VERSION + Base64.getEncoder().encodeToString(mac(secret, id, timestamp, body)));
  }

  static byte[] mac(WebhookSecret secret, String id, String timestamp, byte[] body) {
    return secret.hmac((id + "." + timestamp + ".").getBytes(UTF_8), body);
  }
}
