package dev.airlock.api.page;

import dev.airlock.runtime.production.EnvironmentVariable;
import dev.airlock.runtime.production.ProductionRule;
import java.util.List;
import org.springframework.core.env.Environment;

/// Nobody is signed in by merely opening the page or the console.
class NoDemoUser implements ProductionRule {
  private static final List<String> DEMO_TOKENS =
      List.of("airlock.page.demo-token", "airlock.console.demo-token");

  @Override
  public List<String> broken(Environment settings) {
    return DEMO_TOKENS.stream()
        .filter(token -> !settings.getProperty(token, "").isEmpty())
        .map(token ->
            "%s lets everybody act as one user without signing in: leave %s out."
                .formatted(token, EnvironmentVariable.of(token)))
        .toList();
  }
}
