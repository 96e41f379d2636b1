package dev.airlock.api.page;

import dev.airlock.runtime.production.EnvironmentVariable;
import dev.airlock.runtime.production.ProductionRule;
import java.util.List;
import org.springframework.core.env.Environment;

/// Nobody is signed in by merely opening the page.
class NoDemoUser implements ProductionRule {
  private static final String DEMO_TOKEN = "airlock.page.demo-token";

  @Override
  public List<String> broken(Environment settings) {
    return settings.getProperty(DEMO_TOKEN, "").isEmpty()
        ? List.of()
        : List.of(
            "%s lets everybody act as one user without signing in: leave %s out."
                .formatted(DEMO_TOKEN, EnvironmentVariable.of(DEMO_TOKEN)));
  }
}
