package dev.airlock.model.signing;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Checks signed messages against every secret that is valid now, so that secrets can be rotated
/// without a gap.
public final class WebhookVerifier {

  /// How far a timestamp may lie from now, before or after.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  // No dot: the signed content joins id and timestamp by dots and must have one reading only.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern EPOCH_SECOND = Pattern.compile("[0-9]{1,11}");

  // More than any rotation needs; bounds the work that an unsigned caller can cause.
  private static final int MAX_SIGNATURES = 10;

  // HMAC-SHA256
  private static final int MAC_BYTES = 32;

  private final List<WebhookSecret> secrets;
  private final Clock clock;

  /// @throws IllegalArgumentException if there is no secret: nothing could ever be verified
  public WebhookVerifier(List<WebhookSecret> secrets, Clock clock) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("at least one webhook secret is needed");
    }
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
  }

  /// Whether `body`, byte for byte as received, was signed by the holder of one of the secrets
  /// within the tolerance.
  public Verification verify(WebhookHeaders headers, byte[] body) {
    if (!isWellFormed(headers)) {
      return Verification.MALFORMED;
    }
    // Signature first: the age of a message is told only to those who can sign one.
    if (!isSigned(headers, body)) {
      return Verification.WRONG_SIGNATURE;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
    Duration age = Duration.between(sent, clock.instant()).abs();
    return age.compareTo(TOLERANCE) > 0 ? Verification.OUTSIDE_TOLERANCE : Verification.VALID;
  }

  /// Whether id and timestamp have the form that the specification gives them. Needs no body.
  public static boolean isWellFormed(WebhookHeaders headers) {
    return ID.matcher(headers.id()).matches()
        && EPOCH_SECOND.matcher(headers.timestamp()).matches();
  }

  /// Whether any of the signatures has the form of one. If not, no body can be the signed one.
  public static boolean hasSignature(WebhookHeaders headers) {
    return Arrays.stream(headers.signature().split(" ", MAX_SIGNATURES))
        .anyMatch(signature -> decode(signature).length == MAC_BYTES);
  }

  private boolean isSigned(WebhookHeaders headers, byte[] body) {
    List<byte[]> expected =
        secrets.stream()
            .map(secret -> WebhookSigner.mac(secret, headers.id(), headers.timestamp(), body))
            .toList();
    boolean signed = false;
    for (String signature : headers.signature().split(" ", MAX_SIGNATURES)) {
      byte[] given = decode(signature);
      for (byte[] mac : expected) {
        // No short cut: the time spent does not tell which secret or signature matched.
        signed |= MessageDigest.isEqual(mac, given);
      }
    }
    return signed;
  }

  private static byte[] decode(String signature) {
    if (!signature.startsWith(WebhookSigner.VERSION)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(signature.substring(WebhookSigner.VERSION.length()));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /// What came of checking a message.
  public enum Verification {
    VALID,
    /// Id or timestamp do not have the form that the specification gives them.
    MALFORMED,
    /// None of the signatures was made with a valid secret over these bytes.
    WRONG_SIGNATURE,
    /// Validly signed, but older or newer than [#TOLERANCE] allows.
    OUTSIDE_TOLERANCE
  }
}
