package dev.airlock.api.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/// The profiles that apply only where an operator has none. Settings are merged: were these among
/// the defaults, an operator's own profiles would come on top, and nobody could get rid of any.
/// Whoever sets no `content-types` has no profile of their own, and adjusts a built-in one.
final class BuiltInProfiles implements EnvironmentPostProcessor {
  private static final String FILE = "built-in-profiles.yaml";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean own =
        Binder.get(environment)
            .bind("airlock.profiles", Bindable.mapOf(String.class, Own.class))
            .orElseGet(Map::of)
            .values()
            .stream()
            .anyMatch(profile -> !profile.contentTypes().isEmpty());
    if (!own) {
      try {
        new YamlPropertySourceLoader()
            .load(FILE, new ClassPathResource(FILE))
            .forEach(environment.getPropertySources()::addLast);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  record Own(@DefaultValue Map<String, List<String>> contentTypes) {}
}
