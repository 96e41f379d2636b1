package dev.airlock.webhook;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.registration.Files;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The webhook on real PostgreSQL and Kafka, shared by all tests.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public class RunningWebhook {
  protected static final TestNamespace NAMESPACE = Backends.shared().namespace("webhook");

  @LocalServerPort protected int port;
  @Autowired protected Files files;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    TestSettings.of(NAMESPACE).forEach((name, value) -> registry.add(name, () -> value));
  }

  protected IndependentScanner scanner() {
    return new IndependentScanner(port);
  }

  protected FileId initiated() {
    return ExampleUpload.fresh().initiate(files);
  }

  protected static ScanMessages messages(FileId id) {
    return new ScanMessages(NAMESPACE, id);
  }
}
