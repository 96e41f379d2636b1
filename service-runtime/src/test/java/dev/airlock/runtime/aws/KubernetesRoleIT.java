package dev.airlock.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// The role of a Kubernetes service account: a token in a file, for which AWS STS gives credentials
/// (<https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html>).
class KubernetesRoleIT {
  private static final String CREDENTIALS =
      """
      <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult>
          <Credentials>
            <AccessKeyId>of the role</AccessKeyId>
            <SecretAccessKey>secret</SecretAccessKey>
            <SessionToken>session</SessionToken>
            <Expiration>2100-01-01T00:00:00Z</Expiration>
          </Credentials>
        </AssumeRoleWithWebIdentityResult>
      </AssumeRoleWithWebIdentityResponse>
      """;

  @TempDir private Path folder;

  // What the variables AWS_ROLE_ARN and so on are in a test's own JVM.
  private Map<String, String> settings = Map.of();

  @AfterEach
  void forget() {
    settings.keySet().forEach(System::clearProperty);
  }

  @Test
  void isFoundByTheSdksDefaultChain() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "token-of-the-account");
    try (StandIn sts = new StandIn("text/xml", CREDENTIALS)) {
      settings =
          Map.of(
              "aws.region", "eu-central-1",
              "aws.roleArn", "arn:aws:iam::123456789012:role/airlock-webhook",
              "aws.roleSessionName", "test",
              "aws.webIdentityTokenFile", token.toString(),
              "aws.endpointUrlSts", sts.address());
      settings.forEach(System::setProperty);
      try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build()) {
        AwsCredentials credentials = chain.resolveCredentials();

        assertThat(credentials.accessKeyId()).isEqualTo("of the role");
        assertThat(sts.requests())
            .singleElement()
            .asString()
            .contains("token-of-the-account", "airlock-webhook");
      }
    }
  }
}
