package dev.airlock.scan.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where and how results are reported.
///
/// @param url the webhook's base URL. Default `http://127.0.0.1:8081`
/// @param secret `whsec_` and 24 to 64 bytes in base64, one of those that the webhook knows. No
///   default
/// @param timeout for connecting, and for each answer. Default `10s`
@Validated
@ConfigurationProperties("airlock.webhook")
record WebhookSettings(@NotNull URI url, @NotBlank String secret, @NotNull Duration timeout) {

  @Override
  public String toString() {
    return "WebhookSettings[url=" + url + "]";
  }
}
