package dev.airlock.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.fixture.StartedWorker;
import dev.airlock.scan.fixture.WorkerProcess;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// A worker that is given no keys: it has those that the AWS SDK finds where it runs.
class OwnRoleIT {
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  private final TestNamespace namespace = Backends.shared().namespace("role");

  @AfterEach
  void forget() {
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
  }

  @Test
  void credentialsComeFromTheSdksDefaultChain() {
    System.setProperty(KEY, namespace.accessKey());
    System.setProperty(SECRET, namespace.secretKey());
    Map<String, String> settings = new HashMap<>(WorkerProcess.usual(namespace));
    settings.keySet().removeIf(setting -> setting.startsWith("spring.cloud.aws.credentials."));
    settings.put("server.port", "0");
    settings.put("airlock.webhook.url", "http://127.0.0.1:1");
    try (ConfigurableApplicationContext worker = StartedWorker.with(settings)) {
      assertThat(worker.getBeansOfType(AwsCredentialsProvider.class).values())
          .singleElement()
          .isInstanceOf(DefaultCredentialsProvider.class);
    }
  }
}
