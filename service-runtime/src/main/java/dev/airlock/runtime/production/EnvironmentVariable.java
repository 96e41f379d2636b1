package dev.airlock.runtime.production;

import java.util.Locale;

/// The environment variable that sets a property.
public final class EnvironmentVariable {

  private EnvironmentVariable() {}

  /// The name that Spring Boot looks for: `airlock.webhook.secrets[0].expires-at` is
  /// `AIRLOCK_WEBHOOK_SECRETS_0_EXPIRESAT`
  /// (<https://docs.spring.io/spring-boot/reference/features/external-config.html>).
  public static String of(String property) {
    return property
        .replace("-", "")
        .replace("[", "_")
        .replace("]", "")
        .replace('.', '_')
        .toUpperCase(Locale.ROOT);
  }
}
