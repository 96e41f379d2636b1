package dev.airlock.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/// Settings that lie in AWS Secrets Manager.
class SecretsManagerIT {
  private static final String SECRET =
      """
      {"ARN": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:airlock/webhook-AbCdEf",
       "Name": "airlock/webhook",
       "SecretString": "{\\"spring.datasource.password\\": \\"from AWS\\"}"}
      """;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Application {}

  @Test
  void anImportedSecretsKeysAreProperties() throws Exception {
    try (StandIn aws = new StandIn("application/x-amz-json-1.1", SECRET);
        ConfigurableApplicationContext application =
            start(aws, "--spring.config.import=aws-secretsmanager:airlock/webhook")) {
      assertThat(application.getEnvironment().getProperty("spring.datasource.password"))
          .isEqualTo("from AWS");
      assertThat(aws.requests()).containsExactly("{\"SecretId\":\"airlock/webhook\"}");
    }
  }

  @Test
  void nothingIsAskedUnlessASecretIsImported() throws Exception {
    try (StandIn aws = new StandIn("application/x-amz-json-1.1", SECRET);
        ConfigurableApplicationContext application = start(aws)) {
      assertThat(application.getEnvironment().containsProperty("spring.datasource.password"))
          .isFalse();
      assertThat(aws.requests()).isEmpty();
    }
  }

  private static ConfigurableApplicationContext start(StandIn aws, String... others) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.cloud.aws.region.static=eu-central-1",
                "--spring.cloud.aws.credentials.access-key=key",
                "--spring.cloud.aws.credentials.secret-key=secret",
                "--spring.cloud.aws.secretsmanager.endpoint=" + aws.address()));
    arguments.addAll(List.of(others));
    return application.run(arguments.toArray(String[]::new));
  }
}
