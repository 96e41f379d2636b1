package dev.airlock.webhook.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.ServiceRoles;
import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/// A webhook that reads its secrets from files, as containers do.
class SecretFilesIT {
  private final TestNamespace namespace = Backends.shared().namespace("files");
  @TempDir private Path folder;

  @Test
  void theDatabasePasswordMayComeFromAFile() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), ServiceRoles.PASSWORD + "\n");
    try (ConfigurableApplicationContext webhook =
        StartedWebhook.on(
            namespace,
            Map.of("spring.datasource.password", ""),
            Map.of("SPRING_DATASOURCE_PASSWORD_FILE", password.toString()))) {
      assertThat(webhook.isRunning()).isTrue();
    }
  }

  @Test
  void soMayTheAwsKeys() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), namespace.secretKey() + "\n");
    try (ConfigurableApplicationContext webhook =
        StartedWebhook.on(
            namespace,
            Map.of(
                "spring.cloud.aws.credentials.access-key", "",
                "spring.cloud.aws.credentials.secret-key", ""),
            Map.of(
                "AWS_ACCESS_KEY_ID",
                namespace.accessKey(),
                "AWS_SECRET_ACCESS_KEY_FILE",
                secret.toString()))) {
      S3Client s3 = webhook.getBean(S3Client.class);
      assertThat(s3.headBucket(head -> head.bucket(namespace.landingBucket())).sdkHttpResponse())
          .matches(SdkHttpResponse::isSuccessful);
    }
  }
}
