package dev.airlock.webhook.startup;

import dev.airlock.testbackends.TestNamespace;
import dev.airlock.webhook.Webhook;
import dev.airlock.webhook.fixture.TestSettings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/// A webhook for one test, in the test's process, on a free port.
final class StartedWebhook {

  private StartedWebhook() {}

  /// @param others settings in place of the usual ones
  static ConfigurableApplicationContext on(TestNamespace namespace, Map<String, String> others) {
    return on(namespace, others, Map.of());
  }

  /// @param others settings in place of the usual ones; an empty one is left out
  /// @param variables the environment variables of its process
  static ConfigurableApplicationContext on(
      TestNamespace namespace, Map<String, String> others, Map<String, Object> variables) {
    Map<String, String> settings = new HashMap<>(TestSettings.of(namespace));
    settings.put("server.port", "0");
    settings.putAll(others);
    settings.values().removeIf(String::isEmpty);
    SpringApplication webhook = new SpringApplication(Webhook.class);
    webhook.setEnvironment(
        new StandardEnvironment() {
          @Override
          public Map<String, Object> getSystemEnvironment() {
            return variables;
          }
        });
    return webhook.run(
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new));
  }
}
