package dev.airlock.runtime.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// An application that is checked against the rules of every service.
@ExtendWith(OutputCaptureExtension.class)
class ProductionCheckIT {
  private static final String[] INSECURE = {
    "--airlock.webhook.secret=sandbox-only", "--spring.cloud.aws.s3.endpoint=http://127.0.0.1:9000",
  };

  static class Application {}

  @Test
  void allFaultsAreReportedAtOnceOneLineEach(CapturedOutput output) {
    assertThatThrownBy(() -> start("production", INSECURE).close());
    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START")
        .containsPattern("(?m)^airlock\\.webhook\\.secret is .*\\.$")
        .containsPattern("(?m)^spring\\.cloud\\.aws\\.s3\\.endpoint is .*\\.$")
        .doesNotContain("\tat ");
  }

  @Test
  void otherProfilesAreNotChecked() {
    start("development", INSECURE).close();
  }

  private static ConfigurableApplicationContext start(String profile, String... arguments) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setAdditionalProfiles(profile);
    return application.run(arguments);
  }
}
