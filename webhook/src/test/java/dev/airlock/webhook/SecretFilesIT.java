package dev.airlock.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.client.Backends;
import dev.airlock.sandbox.client.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A webhook that finds its secrets in files, as containers have them.
class SecretFilesIT {
  private final Space space = Backends.shared().space("files");
  @TempDir private Path folder;

  @Test
  void theDatabasePasswordMayComeFromAFile() throws IOException {
    Path password =
        Files.writeString(folder.resolve("password"), space.databasePassword() + "\n");
    try (ConfigurableApplicationContext webhook =
        StartedWebhook.on(
            space,
            Map.of("spring.datasource.password", ""),
            Map.of("SPRING_DATASOURCE_PASSWORD_FILE", password.toString()))) {
      assertThat(webhook.isRunning()).isTrue();
    }
  }
}
