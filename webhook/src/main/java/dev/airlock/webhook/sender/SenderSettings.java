package dev.airlock.webhook.sender;

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
/// @param secrets every secret that is valid now; several of one scanner while it rotates them. No
///   default
/// @param apiKeys keys of callers that cannot sign. Default none
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
  /// @param name of the scanner that has it. The audit trail names it, and a scanner's verdict
  ///   counts only for a claim of its own
  /// @param secret `whsec_` and 24 to 64 bytes in base64
  /// @param expiresAt from when on it is not valid any more; left out, it does not expire
  record Secret(
      @NotBlank @Pattern(regexp = NAME, message = ALLOWED_NAME) String name,
      @NotBlank String secret,
      @Nullable Instant expiresAt) {

    @Override
    public String toString() {
      return "Secret[name=" + name + ", expiresAt=" + expiresAt + "]";
    }
  }

  /// The key of a caller that cannot sign. It goes over the line as it is, so it is worth only as
  /// much as the line.
  ///
  /// @param name of the scanner that has it, as for secrets
  /// @param sha256 of the key, lower-case hex; the key itself is not kept
  /// @param expiresAt from when on it is not valid any more; left out, it does not expire
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
