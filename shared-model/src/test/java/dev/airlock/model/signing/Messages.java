package dev.airlock.model.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.signing.WebhookVerifier.Verification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/// A signed message, and what it takes to sign others.
final class Messages {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final WebhookSecret SECRET = secretOf("the secret that is valid");
  static final WebhookSecret OTHER = secretOf("one that others may know");
  static final byte[] BODY = "{\"status\":\"clean\"}".getBytes(UTF_8);
  static final WebhookHeaders SIGNED = signedAt(NOW);

  private Messages() {}

  static Verification verify(WebhookHeaders headers, byte[] body) {
    return new WebhookVerifier(List.of(SECRET), clock(NOW)).verify(headers, body);
  }

  static WebhookHeaders signedAt(Instant time) {
    return signed(SECRET, time);
  }

  static WebhookHeaders signed(WebhookSecret secret, Instant time) {
    return new WebhookSigner(secret, clock(time)).sign("msg_1", BODY);
  }

  static WebhookHeaders withSignature(String signature) {
    return new WebhookHeaders(SIGNED.id(), SIGNED.timestamp(), signature);
  }

  static String mac(String id, String timestamp, byte[] body) {
    return "v1,"
        + Base64.getEncoder().encodeToString(WebhookSigner.mac(SECRET, id, timestamp, body));
  }

  static Clock clock(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  static WebhookSecret secretOf(String text) {
    return WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
  }
}
