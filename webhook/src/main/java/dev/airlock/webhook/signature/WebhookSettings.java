package dev.airlock.webhook.signature;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Who may report scan results.
///
/// @param secrets every secret that is valid now, each `whsec_` and 24 to 64 bytes in base64; more
///   than one while secrets are rotated. No default
@Validated
@ConfigurationProperties("airlock.webhook")
record WebhookSettings(@NotEmpty List<String> secrets) {

  WebhookSettings {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "WebhookSettings[" + secrets.size() + " secrets]";
  }
}
