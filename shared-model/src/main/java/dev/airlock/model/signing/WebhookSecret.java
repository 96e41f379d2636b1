package dev.airlock.model.signing;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A symmetric webhook secret. Never shown by [#toString].
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  // Standard Webhooks 1.0, "Signature scheme": between 24 and 64 random bytes.
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  private final SecretKeySpec key;

  private WebhookSecret(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /// Reads `whsec_` followed by 24 to 64 bytes in base64.
  ///
  /// @throws IllegalArgumentException if it has another form; the message does not repeat it
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
    }
    byte[] bytes = decode(text.substring(PREFIX.length()));
    if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a webhook secret has %d to %d bytes, not %d"
              .formatted(MIN_BYTES, MAX_BYTES, bytes.length));
    }
    return new WebhookSecret(bytes);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's own message quotes a character of the secret.
      throw new IllegalArgumentException("a webhook secret is base64 after " + PREFIX);
    }
  }

  byte[] hmac(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
