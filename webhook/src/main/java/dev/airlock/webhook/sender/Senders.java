package dev.airlock.webhook.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
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

/// Lets messages pass of which it is known who sent them, and refuses all others. Whoever has no
/// valid secret or key learns nothing but that.
@Component
public class Senders {
  private static final String BEARER = "Bearer ";
  private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final String NOT_VALID = "The signature or the API key is not valid.";

  private final SignedMessages signed;
  private final ApiKeys keys;

  Senders(SenderSettings settings, Clock clock) {
    this.signed = new SignedMessages(settings.secrets(), clock);
    this.keys = new ApiKeys(settings.apiKeys(), clock);
  }

  /// Who sent which message.
  ///
  /// @param file which the message is about, as its address says
  /// @param body exactly the bytes that were received
  /// @throws ProblemException 401 if that is not proved, or the message is too old or too new
  public ScannerRequest messageOf(HttpHeaders headers, FileId file, byte[] body) {
    String key = bearer(headers);
    boolean signs = headers.containsHeader(WebhookHeaders.SIGNATURE);
    return key != null && !signs && keys.areAllowed()
        ? byKey(headers, key, file, body)
        : bySignature(headers, file, body);
  }

  private ScannerRequest byKey(HttpHeaders headers, String key, FileId file, byte[] body) {
    String scanner = keys.holderOf(key).orElseThrow(() -> refused(NOT_VALID));
    String id =
        headers.containsHeader(WebhookHeaders.ID) ? single(headers, WebhookHeaders.ID) : null;
    if (id != null && !MESSAGE_ID.matcher(id).matches()) {
      throw refused("webhook-id does not have the right form.");
    }
    return message(scanner, id, file, body);
  }

  private ScannerRequest bySignature(HttpHeaders headers, FileId file, byte[] body) {
    WebhookHeaders given =
        new WebhookHeaders(
            single(headers, WebhookHeaders.ID),
            single(headers, WebhookHeaders.TIMESTAMP),
            single(headers, WebhookHeaders.SIGNATURE));
    SignedMessages.Check check = signed.check(given, body);
    return switch (check.verification()) {
      case VALID -> message(check.scanner(), given.id(), file, body);
      case MALFORMED ->
          throw refused("webhook-id or webhook-timestamp does not have the right form.");
      case WRONG_SIGNATURE -> throw refused(NOT_VALID);
      case OUTSIDE_TOLERANCE ->
          throw new ProblemException(
              ScannerProblem.TIMESTAMP_OUTSIDE_TOLERANCE,
              "webhook-timestamp must be within %d minutes of now."
                  .formatted(WebhookVerifier.TOLERANCE.toMinutes()));
    };
  }

  // The address is no part of what is signed, so it has to be part of what is remembered.
  private static ScannerRequest message(
      String scanner, @Nullable String id, FileId file, byte[] body) {
    byte[] digest = Sha256.of((file + "\n").getBytes(UTF_8), body);
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
      throw refused("The header " + name + " is needed exactly once.");
    }
    return values.getFirst();
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ScannerProblem.UNAUTHENTICATED, detail);
  }
}
