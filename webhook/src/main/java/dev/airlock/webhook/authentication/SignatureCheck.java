package dev.airlock.webhook.authentication;

import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.model.signing.WebhookVerifier.Verification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks signatures against the secrets of all scanners.
final class SignatureCheck {
  private final List<Signer> signers;
  private final Clock clock;

  SignatureCheck(List<SenderSettings.Secret> secrets, Clock clock) {
    this.clock = clock;
    this.signers =
        secrets.stream()
            .map(secret ->
                new Signer(
                    secret.name(),
                    new WebhookVerifier(List.of(WebhookSecret.parse(secret.secret())), clock),
                    secret.expiresAt()))
            .toList();
  }

  /// Who signed `body`, byte for byte as received.
  Result check(WebhookHeaders headers, byte[] body) {
    Instant now = clock.instant();
    Result found = new Result(Verification.WRONG_SIGNATURE, "");
    // No early return: the time taken must not reveal whose secret it was.
    for (Signer signer : signers) {
      Verification verification = signer.verifier().verify(headers, body);
      if (verification != Verification.WRONG_SIGNATURE && !signer.isExpired(now)) {
        found = new Result(verification, signer.name());
      }
    }
    return found;
  }

  /// @param scanner who signed; empty if nobody did
  record Result(Verification verification, String scanner) {}

  private record Signer(String name, WebhookVerifier verifier, @Nullable Instant expiresAt) {

    boolean isExpired(Instant now) {
      return expiresAt != null && !now.isBefore(expiresAt);
    }
  }
}
