package dev.airlock.webhook.authentication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Who may report scan results.
///
/// @param secrets every valid secret; several of one scanner while it rotates them. No default
/// @param apiKeys keys of scanners that cannot sign. Default none
@Validated
@ConfigurationProperties("airlock.webhook")
record SenderSettings(@NotEmpty List<@Valid Secret> secrets, List<@Valid ApiKey> apiKeys) {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
  private static final String ALLOWED_NAME =
      "takes up to 63 lower-case letters, digits and hyphens";

  SenderSettings {
    secrets = secrets == null ? List.of() : List.copyOf(secrets);
    apiKeys = apiKeys == null ? List.of() : List.copyOf(apiKeys);
  }

  /// A secret that signs messages.
  ///
  /// @param name the scanner that owns the secret, as the audit log names it; a scanner's verdict
  ///   counts only for its own claim. No default
  /// @param secret what it signs with: `whsec_` and 24 to 64 bytes in base64. No default
  /// @param expiresAt when the secret expires, such as `2027-01-01T00:00:00Z`; left out, never
  record Secret(
      @NotBlank @Pattern(regexp = NAME, message = ALLOWED_NAME) String name,
      @NotBlank String secret,
      @Nullable Instant expiresAt) {

    @Override
    public String toString() {
      return "Secret[name=" + name + ", expiresAt=" + expiresAt + "]";
    }
  }

  /// The key of a scanner that cannot sign. It is sent as it is, so it is only as safe as the
  /// connection.
  ///
  /// @param name the scanner that owns the key, as for secrets. No default
  /// @param sha256 the key's SHA-256, lower-case hex; the key itself is not stored. No default
  /// @param expiresAt when the key expires; left out, never
  record ApiKey(
      @NotBlank @Pattern(regexp = NAME, message = ALLOWED_NAME) String name,
      @NotBlank
          @Pattern(regexp = "[0-9a-f]{64}", message = "takes 64 lower-case hexadecimal digits")
          String sha256,
      @Nullable Instant expiresAt) {}

  @Override
  public String toString() {
    return "SenderSettings[%d secrets, %d API keys]".formatted(secrets.size(), apiKeys.size());
  }
}
