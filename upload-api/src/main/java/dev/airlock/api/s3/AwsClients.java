package dev.airlock.api.s3;

import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.StandardRetryStrategy;

/// Retries and timeouts of the AWS clients.
@Configuration(proxyBeanMethods = false)
class AwsClients {
  private static final int MAX_TRIES = 3;

  // One part of 8 MiB over a slow connection takes longer than any other request.
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  @Bean
  S3ClientCustomizer s3Faults() {
    return builder -> builder.overrideConfiguration(AwsClients::faults);
  }

  @Bean
  SqsAsyncClientCustomizer sqsFaults() {
    return builder -> builder.overrideConfiguration(AwsClients::faults);
  }

  // The standard strategy waits exponentially longer before each try, with jitter.
  static void faults(ClientOverrideConfiguration.Builder configuration) {
    configuration
        .retryStrategy(StandardRetryStrategy.builder().maxAttempts(MAX_TRIES).build())
        .apiCallAttemptTimeout(ATTEMPT);
  }
}
