package dev.airlock.api.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/// The profiles that apply only where an operator has none. Settings are merged: were these among
/// the defaults, an operator's own profiles would come on top, and nobody could get rid of any.
/// Whoever sets no `content-types` has no profile of their own, and adjusts a built-in one.
final class BuiltInProfiles implements EnvironmentPostProcessor {
  private static final String FILE = "built-in-profiles.yaml";

  private final Log log;

  // Before there is a log.
  BuiltInProfiles(DeferredLogFactory logs) {
    log = logs.getLog(BuiltInProfiles.class);
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Set<String> own = withTypes(Binder.get(environment));
    if (own.isEmpty()) {
      load().forEach(environment.getPropertySources()::addLast);
      return;
    }
    Set<String> gone = names();
    gone.removeAll(own);
    if (!gone.isEmpty()) {
      log.warn(
          "The built-in profiles %s do not apply, because there are profiles with content-types of their own: %s"
              .formatted(String.join(", ", gone), String.join(", ", own)));
    }
  }

  /// The names of all of them, in order.
  static Set<String> names() {
    return withTypes(new Binder(ConfigurationPropertySources.from(load())));
  }

  private static Set<String> withTypes(Binder settings) {
    Set<String> names = new TreeSet<>();
    settings
        .bind("airlock.profiles", Bindable.mapOf(String.class, Own.class))
        .orElseGet(Map::of)
        .forEach((name, profile) -> {
          if (!profile.contentTypes().isEmpty()) {
            names.add(name);
          }
        });
    return names;
  }

  private static List<PropertySource<?>> load() {
    try {
      return new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Own(@DefaultValue Map<String, List<String>> contentTypes) {}
}
