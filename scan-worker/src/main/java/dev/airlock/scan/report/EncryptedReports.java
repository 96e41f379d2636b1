package dev.airlock.scan.report;

import dev.airlock.runtime.production.ProductionRule;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/// Requires that results are reported by HTTPS: a signature protects them from being altered, not
/// from being read.
class EncryptedReports implements ProductionRule {
  private static final String ADDRESS = "airlock.webhook.url";

  @Override
  public List<String> broken(Environment settings) {
    return settings.getProperty(ADDRESS, "").toLowerCase(Locale.ROOT).startsWith("https://")
        ? List.of()
        : List.of(
            ADDRESS
                + " is not an https address: set AIRLOCK_WEBHOOK_URL to one, and"
                + " AIRLOCK_WEBHOOK_SSLBUNDLE if its certificate comes from a private authority.");
  }
}
