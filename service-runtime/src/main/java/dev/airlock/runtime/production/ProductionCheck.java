package dev.airlock.runtime.production;

import java.util.List;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.support.SpringFactoriesLoader;

/// Checks every [ProductionRule] if the profile `production` is active: after all settings are
/// known and before any of them is used.
class ProductionCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  private static final Profiles PRODUCTION = Profiles.of("production");

  @Override
  public int getOrder() {
    // Directly after secret files have been read.
    return LoggingApplicationListener.DEFAULT_ORDER + 2;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment settings = event.getEnvironment();
    if (!settings.acceptsProfiles(PRODUCTION)) {
      return;
    }
    List<String> broken =
        SpringFactoriesLoader.forDefaultResourceLocation(
                event.getSpringApplication().getClassLoader())
            .load(ProductionRule.class)
            .stream()
            .flatMap(rule -> rule.broken(settings).stream())
            .sorted()
            .toList();
    if (!broken.isEmpty()) {
      throw new InsecureConfiguration(broken);
    }
  }
}
