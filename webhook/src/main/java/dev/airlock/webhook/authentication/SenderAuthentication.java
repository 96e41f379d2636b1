package dev.airlock.webhook.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.Sha256;
import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.webhook.problem.ScannerProblem;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Authenticates the senders of messages by signature or API key, and rejects everything else. A
/// sender without a valid secret or key learns nothing but that.
@Component
public class SenderAuthentication {
  private static final String BEARER = "Bearer ";
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final String INVALID = "The signature or the API key is invalid.";

  private static final String MALFORMED = "webhook-id or webhook-timestamp is malformed.";

  private final SignatureCheck signatures;
  private final ApiKeys keys;

  SenderAuthentication(SenderSettings settings, Clock clock) {
    this.signatures = new SignatureCheck(settings.secrets(), clock);
    this.keys = new ApiKeys(settings.apiKeys(), clock);
  }

  /// Refuses whoever could not be authenticated whatever their body is: nothing of it is read then.
  ///
  /// @throws ProblemException 401 if there is neither a valid key nor anything like a signature
  public void requireCredentials(HttpHeaders headers) {
    String key = keyOf(headers);
    if (key != null) {
      if (keys.holderOf(key).isEmpty()) {
        throw rejected(INVALID);
      }
      return;
    }
    WebhookHeaders given = signatureOf(headers);
    if (!WebhookVerifier.isWellFormed(given)) {
      throw rejected(MALFORMED);
    }
    if (!WebhookVerifier.hasSignature(given)) {
      throw rejected(INVALID);
    }
  }

  /// The message with its sender.
  ///
  /// @param file the file in the URL
  /// @param body the bytes exactly as received
  /// @throws ProblemException 401 if the sender is not authenticated, or the message is too old or
  ///   too new
  public ScannerRequest authenticate(HttpHeaders headers, FileId file, byte[] body) {
    return authenticate(headers, file.toString(), body);
  }

  /// The same for a message that is about no file in particular.
  public ScannerRequest authenticate(HttpHeaders headers, byte[] body) {
    return authenticate(headers, "", body);
  }

  private ScannerRequest authenticate(HttpHeaders headers, String subject, byte[] body) {
    String key = keyOf(headers);
    return key != null ? byKey(headers, key, subject, body) : bySignature(headers, subject, body);
  }

  private @Nullable String keyOf(HttpHeaders headers) {
    boolean signed = headers.containsHeader(WebhookHeaders.SIGNATURE);
    return signed || !keys.areAllowed() ? null : bearer(headers);
  }

  private static WebhookHeaders signatureOf(HttpHeaders headers) {
    return new WebhookHeaders(
        single(headers, WebhookHeaders.ID),
        single(headers, WebhookHeaders.TIMESTAMP),
        single(headers, WebhookHeaders.SIGNATURE));
  }

  private ScannerRequest byKey(HttpHeaders headers, String key, String subject, byte[] body) {
    String scanner = keys.holderOf(key).orElseThrow(() -> rejected(INVALID));
    String id =
        headers.containsHeader(WebhookHeaders.ID) ? single(headers, WebhookHeaders.ID) : null;
    if (id != null && !MESSAGE_ID.matcher(id).matches()) {
      throw rejected("webhook-id is malformed.");
    }
    return message(scanner, id, subject, body);
  }

  private ScannerRequest bySignature(HttpHeaders headers, String subject, byte[] body) {
    WebhookHeaders given = signatureOf(headers);
    SignatureCheck.Result check = signatures.check(given, body);
    return switch (check.verification()) {
      case VALID -> message(check.scanner(), given.id(), subject, body);
      case MALFORMED -> throw rejected(MALFORMED);
      case WRONG_SIGNATURE -> throw rejected(INVALID);
      case OUTSIDE_TOLERANCE ->
          throw new ProblemException(
              ScannerProblem.TIMESTAMP_OUTSIDE_TOLERANCE,
              "webhook-timestamp must be within %d minutes of now."
                  .formatted(WebhookVerifier.TOLERANCE.toMinutes()));
    };
  }

  // The signature does not cover the URL, so the digest that is stored has to.
  private static ScannerRequest message(
      String scanner, @Nullable String id, String subject, byte[] body) {
    byte[] digest = Sha256.of((subject + "\n").getBytes(UTF_8), body);
    return new ScannerRequest(scanner, id, HexFormat.of().formatHex(digest));
  }

  private static @Nullable String bearer(HttpHeaders headers) {
    List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
    return values.size() == 1
            && values.getFirst().regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? values.getFirst().substring(BEARER.length()).strip()
        : null;
  }

  private static String single(HttpHeaders headers, String name) {
    List<String> values = headers.getOrEmpty(name);
    if (values.size() != 1) {
      throw rejected("The header " + name + " must occur exactly once.");
    }
    return values.getFirst();
  }

  private static ProblemException rejected(String detail) {
    return new ProblemException(ScannerProblem.UNAUTHENTICATED, detail);
  }
}
