package dev.airlock.webhook.sender;

import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.model.signing.WebhookVerifier.Verification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks signatures against the secrets of all scanners.
final class SignedMessages {
  private final List<Signatory> signatories;
  private final Clock clock;

  SignedMessages(List<SenderSettings.Secret> secrets, Clock clock) {
    this.clock = clock;
    this.signatories =
        secrets.stream()
            .map(secret ->
                new Signatory(
                    secret.name(),
                    new WebhookVerifier(List.of(WebhookSecret.parse(secret.secret())), clock),
                    secret.expiresAt()))
            .toList();
  }

  /// Who signed `body`, byte for byte as received.
  Check check(WebhookHeaders headers, byte[] body) {
    Instant now = clock.instant();
    Check found = new Check(Verification.WRONG_SIGNATURE, "");
    // No short cut: the time spent does not tell whose secret it was.
    for (Signatory signatory : signatories) {
      Verification verification = signatory.verifier().verify(headers, body);
      if (verification != Verification.WRONG_SIGNATURE && !signatory.isExpired(now)) {
        found = new Check(verification, signatory.name());
      }
    }
    return found;
  }

  /// @param scanner who signed, if anybody did
  record Check(Verification verification, String scanner) {}

  private record Signatory(String name, WebhookVerifier verifier, @Nullable Instant expiresAt) {

    boolean isExpired(Instant now) {
      return expiresAt != null && !now.isBefore(expiresAt);
    }
  }
}
