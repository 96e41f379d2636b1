package dev.airlock.runtime.production;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/// AWS, or a replacement for it, is reached by HTTPS. Without a setting it is.
class EncryptedAws implements ProductionRule {
  // Those in capitals belong to the SDK
  // (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
  private static final List<String> ENDPOINTS =
      List.of(
          "spring.cloud.aws.endpoint",
          "spring.cloud.aws.s3.endpoint",
          "spring.cloud.aws.sqs.endpoint",
          "spring.cloud.aws.secretsmanager.endpoint",
          "airlock.s3.public-endpoint",
          "AWS_ENDPOINT_URL",
          "AWS_ENDPOINT_URL_S3",
          "AWS_ENDPOINT_URL_SQS",
          "AWS_ENDPOINT_URL_SECRETS_MANAGER",
          "AWS_ENDPOINT_URL_STS");

  @Override
  public List<String> broken(Environment settings) {
    return ENDPOINTS.stream()
        .filter(endpoint -> isUnencrypted(settings.getProperty(endpoint, "")))
        .map(endpoint ->
            "%s is not an https address: leave %s out for AWS itself, or set it to one."
                .formatted(endpoint, EnvironmentVariable.of(endpoint)))
        .toList();
  }

  private static boolean isUnencrypted(String endpoint) {
    return !endpoint.isEmpty() && !endpoint.toLowerCase(Locale.ROOT).startsWith("https://");
  }
}
