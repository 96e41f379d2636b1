package dev.airlock.api.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.RunningApi;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// A service without configured keys uses those that the AWS SDK finds where it runs.
class OwnRoleIT {

  @Test
  void credentialsComeFromTheSdksDefaultChain() {
    try (ConfigurableApplicationContext api =
        RunningApi.start(
            Map.of(
                "spring.cloud.aws.credentials.access-key", "",
                "spring.cloud.aws.credentials.secret-key", ""))) {
      assertThat(api.getBeansOfType(AwsCredentialsProvider.class).values())
          .singleElement()
          .isInstanceOf(DefaultCredentialsProvider.class);
    }
  }
}
