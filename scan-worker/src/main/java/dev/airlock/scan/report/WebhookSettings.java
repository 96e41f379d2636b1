package dev.airlock.scan.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where and how results are reported.
///
/// @param url the webhook's base URL, where results are reported. Default `http://127.0.0.1:8081`
/// @param secret signs the reports: `whsec_` and 24 to 64 bytes in base64, one of those that the
///   webhook knows. No default
/// @param timeout for connecting to the webhook, and for each of its responses. Default `10s`
/// @param sslBundle the name of the SSL bundle whose authorities are trusted for the webhook's
///   certificate; left out, those of the Java runtime are
@Validated
@ConfigurationProperties("airlock.webhook")
record WebhookSettings(
    @NotNull URI url,
    @NotBlank String secret,
    @NotNull Duration timeout,
    @Nullable String sslBundle) {

  @Override
  public String toString() {
    return "WebhookSettings[url=" + url + "]";
  }
}
