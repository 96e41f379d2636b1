package dev.airlock.webhook;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.InfectedObjects;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.file.UploadWay;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.registration.Quota;
import dev.airlock.registry.registration.Registration;
import dev.airlock.sandbox.client.Backends;
import dev.airlock.sandbox.client.Space;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The webhook on real PostgreSQL and Kafka, one for all tests.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RunningWebhook {
  static final Space SPACE = Backends.shared().space("webhook");

  @LocalServerPort int port;
  @Autowired Files files;

  @DynamicPropertySource
  static void backends(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", SPACE::jdbcUrl);
    registry.add("spring.datasource.username", SPACE::databaseUser);
    registry.add("spring.datasource.password", SPACE::databasePassword);
    registry.add("spring.kafka.bootstrap-servers", SPACE::kafkaBootstrapServers);
    registry.add("airlock.events.topic", SPACE::topic);
    registry.add("airlock.webhook.secrets", () -> Scanner.SECRET + "," + Scanner.ROTATED_SECRET);
    registry.add("airlock.buckets.landing", SPACE::landingBucket);
    registry.add("airlock.buckets.clean", SPACE::cleanBucket);
    registry.add("airlock.buckets.quarantine", SPACE::quarantineBucket);
  }

  Scanner scanner() {
    return new Scanner(port);
  }

  FileId announced() {
    FileId id = new FileId(UUID.randomUUID());
    files.register(
        new Registration(
            id,
            "alice",
            null,
            "document",
            "notes.txt",
            "text/plain",
            3,
            1_000,
            null,
            Map.of("case", "4711"),
            UploadWay.by(UploadMethod.POST),
            new Handling(
                "private, max-age=60",
                Disposition.ATTACHMENT,
                InfectedObjects.ISOLATE,
                Duration.ofDays(30)),
            null,
            Instant.now().plusSeconds(300)),
        new Quota(1_000_000, Duration.ofHours(1)),
        Actor.named("user:alice"));
    return id;
  }

  static Messages messages(FileId id) {
    return new Messages(SPACE, id);
  }
}
