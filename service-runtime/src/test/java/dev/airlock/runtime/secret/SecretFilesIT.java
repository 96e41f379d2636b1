package dev.airlock.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/// An application whose variables name files.
@ExtendWith(OutputCaptureExtension.class)
class SecretFilesIT {
  @TempDir private Path folder;

  static class Application {}

  record Sender(String name, String secret) {}

  @Test
  void anElementOfAListMayComeHalfFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "from a file\n");
    try (ConfigurableApplicationContext application =
        start(
            Map.of(
                "AIRLOCK_SENDERS_0_NAME",
                "scanner",
                "AIRLOCK_SENDERS_0_SECRET_FILE",
                file.toString()))) {
      assertThat(
              Binder.get(application.getEnvironment())
                  .bind("airlock.senders", Bindable.listOf(Sender.class))
                  .get())
          .isEqualTo(List.of(new Sender("scanner", "from a file")));
    }
  }

  @Test
  void theCommandLineWins() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "from a file");
    try (ConfigurableApplicationContext application =
        start(
            Map.of("AIRLOCK_SENDER_SECRET_FILE", file.toString()),
            "--airlock.sender.secret=said")) {
      assertThat(application.getEnvironment().getProperty("airlock.sender.secret"))
          .isEqualTo("said");
    }
  }

  @Test
  void anUnreadableFileStopsItWithOneLine(CapturedOutput output) {
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> start(Map.of("SPRING_DATASOURCE_PASSWORD_FILE", missing)).close());
    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START")
        .contains("SPRING_DATASOURCE_PASSWORD_FILE names " + missing + ", which does not exist.")
        .doesNotContain("\tat ");
  }

  private static ConfigurableApplicationContext start(
      Map<String, Object> variables, String... arguments) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setEnvironment(
        new StandardEnvironment() {
          @Override
          public Map<String, Object> getSystemEnvironment() {
            return variables;
          }
        });
    return application.run(arguments);
  }
}
