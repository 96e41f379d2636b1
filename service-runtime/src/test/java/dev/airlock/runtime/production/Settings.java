package dev.airlock.runtime.production;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// A service's settings, and no others.
final class Settings {

  private Settings() {}

  /// @param settings each `property=value`, or `VARIABLE=value`, which wins
  static Environment of(String... settings) {
    Map<String, Object> properties = new HashMap<>();
    Map<String, Object> variables = new HashMap<>();
    for (String setting : List.of(settings)) {
      int equals = setting.indexOf('=');
      String name = setting.substring(0, equals);
      (Character.isUpperCase(name.charAt(0)) ? variables : properties)
          .put(name, setting.substring(equals + 1));
    }
    ConfigurableEnvironment environment =
        new StandardEnvironment() {
          @Override
          protected void customizePropertySources(MutablePropertySources sources) {
            sources.addFirst(new MapPropertySource("properties", properties));
            sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
          }
        };
    ConfigurationPropertySources.attach(environment);
    return environment;
  }
}
