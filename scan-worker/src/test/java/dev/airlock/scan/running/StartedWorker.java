package dev.airlock.scan.running;

import dev.airlock.scan.ScanWorker;
import dev.airlock.testbackends.TestNamespace;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A worker of a test's own, in the test's process.
public final class StartedWorker {

  private StartedWorker() {}

  /// Starts one on a namespace.
  ///
  /// @param others settings in place of the usual ones
  public static ConfigurableApplicationContext on(
      TestNamespace namespace, Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(WorkerProcess.usual(namespace));
    settings.put("server.port", "0");
    settings.putAll(others);
    return with(settings);
  }

  /// Starts one with nothing but these settings and those of the service itself.
  ///
  /// @param settings by their names
  public static ConfigurableApplicationContext with(Map<String, String> settings) {
    return new SpringApplication(ScanWorker.class)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }
}
