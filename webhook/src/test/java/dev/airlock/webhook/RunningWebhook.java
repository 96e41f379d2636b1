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

/// The webhook on real PostgreSQL and Kafka, one for all tests.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RunningWebhook {
  static final TestNamespace SPACE = Backends.shared().namespace("webhook");

  @LocalServerPort int port;
  @Autowired Files files;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    Settings.of(SPACE).forEach((name, value) -> registry.add(name, () -> value));
  }

  Scanner scanner() {
    return new Scanner(port);
  }

  FileId announced() {
    return Announcement.fresh().in(files);
  }

  static Messages messages(FileId id) {
    return new Messages(SPACE, id);
  }
}
