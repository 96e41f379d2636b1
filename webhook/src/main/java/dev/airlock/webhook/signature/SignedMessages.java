package dev.airlock.webhook.signature;

import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.webhook.problem.Problem;
import dev.airlock.webhook.problem.ProblemType;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Lets rightly signed messages pass and refuses all others.
@Component
public class SignedMessages {
  private final WebhookVerifier verifier;

  SignedMessages(WebhookSettings settings, Clock clock) {
    this.verifier =
        new WebhookVerifier(settings.secrets().stream().map(WebhookSecret::parse).toList(), clock);
  }

  /// Who sent the message, as the audit trail names it.
  ///
  /// @param body exactly the bytes that were received
  /// @throws Problem 401 if the message is not signed, not rightly signed, or too old or too new
  public String senderOf(HttpHeaders headers, byte[] body) {
    WebhookHeaders signed =
        new WebhookHeaders(
            single(headers, WebhookHeaders.ID),
            single(headers, WebhookHeaders.TIMESTAMP),
            single(headers, WebhookHeaders.SIGNATURE));
    return switch (verifier.verify(signed, body)) {
      case VALID -> "scanner";
      case MALFORMED ->
          throw refused("webhook-id or webhook-timestamp does not have the right form.");
      case WRONG_SIGNATURE -> throw refused("webhook-signature does not fit the message.");
      case OUTSIDE_TOLERANCE ->
          throw refused(
              "webhook-timestamp must be within %d minutes of now."
                  .formatted(WebhookVerifier.TOLERANCE.toMinutes()));
    };
  }

  private static String single(HttpHeaders headers, String name) {
    var values = headers.getOrEmpty(name);
    if (values.size() != 1) {
      throw refused("The header " + name + " is needed exactly once.");
    }
    return values.getFirst();
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.UNAUTHENTICATED, detail);
  }
}
