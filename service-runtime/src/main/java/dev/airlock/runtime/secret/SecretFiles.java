package dev.airlock.runtime.secret;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Reads settings from files: for a variable `X_FILE` the service sees `X` with the content of the
/// file.
///
/// A listener and not an `EnvironmentPostProcessor`, because those run before logging is set up,
/// and a failure would be printed with a stack trace. So settings that decide where further
/// settings come from, such as `spring.config.import`, cannot come from files.
class SecretFiles implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  private static final String VARIABLES =
      StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  @Override
  public int getOrder() {
    return LoggingApplicationListener.DEFAULT_ORDER + 1;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    MutablePropertySources sources = event.getEnvironment().getPropertySources();
    if (sources.get(VARIABLES) instanceof SystemEnvironmentPropertySource variables) {
      Map<String, Object> read = FileVariables.read(variables.getSource());
      if (!read.equals(variables.getSource())) {
        // In place of the variables: Spring takes all elements of a list from one source.
        sources.replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, read));
      }
    }
  }
}
