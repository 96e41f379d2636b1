package dev.airlock.webhook.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Backends;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// A webhook without configured keys uses those that the AWS SDK finds.
class OwnRoleIT {

  @Test
  void credentialsComeFromTheSdksDefaultChain() {
    try (ConfigurableApplicationContext webhook =
        StartedWebhook.on(
            Backends.shared().space("role"),
            Map.of(
                "spring.cloud.aws.credentials.access-key", "",
                "spring.cloud.aws.credentials.secret-key", ""))) {
      assertThat(webhook.getBeansOfType(AwsCredentialsProvider.class).values())
          .singleElement()
          .isInstanceOf(DefaultCredentialsProvider.class);
    }
  }
}
