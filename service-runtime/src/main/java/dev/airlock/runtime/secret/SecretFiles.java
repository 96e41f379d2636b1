package dev.airlock.runtime.secret;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Lets settings come from files: of a variable `X_FILE` the service sees `X`, with what is in the
/// file.
///
/// A listener and not an `EnvironmentPostProcessor`, because those run before logging is set up,
/// and a refusal would come with a stack trace. So files cannot give what decides where further
/// settings come from, such as `spring.config.import`.
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
        // In the variables' own place: a list's elements are all taken from one source.
        sources.replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, read));
      }
    }
  }
}
