package dev.airlock.runtime.production;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/// No setting is a secret of the sandbox. Those are all marked `sandbox-only`: in the value itself,
/// in the name of its file, or in the decoded bytes of a webhook secret.
class NoSandboxSecrets implements ProductionRule {
  private static final String MARK = "sandbox-only";
  private static final String WEBHOOK_SECRET = "whsec_";
  private static final List<ConfigurationPropertyName> SETTINGS =
      List.of(
          ConfigurationPropertyName.of("airlock"),
          ConfigurationPropertyName.of("aws"),
          ConfigurationPropertyName.of("server"),
          ConfigurationPropertyName.of("spring"));

  @Override
  public List<String> broken(Environment settings) {
    Map<ConfigurationPropertyName, String> values = new LinkedHashMap<>();
    // The first source that has a property wins.
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(settings)) {
      if (source instanceof IterableConfigurationPropertySource names) {
        names.stream()
            .filter(name -> SETTINGS.stream().anyMatch(ours -> ours.isAncestorOf(name)))
            .forEach(name -> {
              ConfigurationProperty property = source.getConfigurationProperty(name);
              if (property != null) {
                values.putIfAbsent(name, String.valueOf(property.getValue()));
              }
            });
      }
    }
    return values.entrySet().stream()
        .filter(setting -> isFromTheSandbox(settings.resolvePlaceholders(setting.getValue())))
        .map(setting -> setting.getKey().toString())
        .map(property ->
            "%s is a secret of the sandbox, which protects nothing: set %s to one of your own."
                .formatted(property, EnvironmentVariable.of(property)))
        .toList();
  }

  private static boolean isFromTheSandbox(String value) {
    return value.contains(MARK)
        || (value.startsWith(WEBHOOK_SECRET)
            && decoded(value.substring(WEBHOOK_SECRET.length())).contains(MARK));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), ISO_8859_1);
    } catch (IllegalArgumentException _) {
      return ""; // rejected where it is used
    }
  }
}
