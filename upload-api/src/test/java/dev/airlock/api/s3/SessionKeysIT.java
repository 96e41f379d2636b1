package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.UploadApi;
import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// A service whose credentials end soon promises nothing beyond.
class SessionKeysIT extends RunningApi {
  private static Instant end = Instant.MAX;
  private static ConfigurableApplicationContext api;

  @Autowired Scans scans;
  @Autowired S3Client s3;

  static class Keys {
    @Bean
    AwsCredentialsProvider session() {
      return StaticCredentialsProvider.create(new Session(end));
    }
  }

  /// Without a token, which the S3 of the tests does not know.
  private record Session(Instant end) implements AwsCredentials {
    @Override
    public String accessKeyId() {
      return NAMESPACE.accessKey();
    }

    @Override
    public String secretAccessKey() {
      return NAMESPACE.secretKey();
    }

    @Override
    public Optional<Instant> expirationTime() {
      return Optional.of(end);
    }
  }

  @BeforeAll
  static void startWithSessionKeys() {
    end = Instant.now().plus(Duration.ofMinutes(4));
    Map<String, Object> settings = settings();
    settings.put("server.port", 0);
    api =
        new SpringApplication(UploadApi.class, Keys.class)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"post", "put"})
  void whatPermitsUploadsEndsWithTheKeys(String method) throws Exception {
    JsonNode initiated =
        json(
            client(api, "alice")
                .initiate(
                    Client.uploadRequest("a.txt", "text/plain", 14, Map.of("method", method))),
            201);

    endsWithTheKeys(initiated);
    JsonNode upload = initiated.get("upload");
    if (method.equals("post")) {
      String policy =
          new String(Base64.getDecoder().decode(upload.at("/fields/policy").stringValue()), UTF_8);
      assertThat(policy).contains(initiated.get("expiresAt").stringValue());
    }
  }

  @Test
  void downloadLinksEndWithTheKeys() throws Exception {
    Client alice = client(api, "alice");
    FileId file = newFile(alice, "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(null, "alice"))
        .recordVerdict(file, new Verdict.Clean());

    JsonNode link = json(alice.get("/api/v1/files/" + file + "/download"), 200);
    endsWithTheKeys(link);
    assertThat(link.get("downloadUrl").stringValue()).doesNotContain("X-Amz-Expires=3600");
    JsonNode shorter = json(alice.get("/api/v1/files/" + file + "/download?expiresIn=60"), 200);
    assertThat(shorter.get("downloadUrl").stringValue()).contains("X-Amz-Expires=60");
  }

  private static void endsWithTheKeys(JsonNode answer) {
    assertThat(Instant.parse(answer.get("expiresAt").stringValue()))
        .isBetween(end.minusSeconds(60), end);
  }
}
