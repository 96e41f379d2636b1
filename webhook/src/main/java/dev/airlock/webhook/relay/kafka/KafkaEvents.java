package dev.airlock.webhook.relay.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.event.FileEvent;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.CommittedEvent;
import dev.airlock.webhook.relay.EventPublisher;
import dev.airlock.webhook.relay.RelaySettings;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Publishes CloudEvents 1.0 in binary mode, keyed by file id.
///
/// Of one file at most one event is in flight: the next is sent only after the broker has
/// acknowledged the one before. A producer's own ordering is not enough, because after a delivery
/// time-out it goes on with the next record, and sending the failed one again would put it behind.
@Component
class KafkaEvents implements EventPublisher {
  private static final URI SOURCE = URI.create("urn:airlock");
  private static final String JSON = "application/json";

  private final KafkaTemplate<String, byte[]> kafka;
  private final RelaySettings settings;

  KafkaEvents(KafkaTemplate<String, byte[]> kafka, RelaySettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  @Override
  public void publish(List<CommittedEvent> events) {
    for (List<CommittedEvent> wave : waves(events)) {
      CompletableFuture.allOf(wave.stream().map(this::send).toArray(CompletableFuture[]::new))
          .join();
    }
  }

  /// The events in groups, in each of which a file occurs at most once.
  static List<List<CommittedEvent>> waves(List<CommittedEvent> events) {
    List<List<CommittedEvent>> waves = new ArrayList<>();
    Map<FileId, Integer> next = new HashMap<>();
    for (CommittedEvent event : events) {
      int wave = next.merge(event.fileId(), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(event);
    }
    return waves;
  }

  private CompletableFuture<?> send(CommittedEvent event) {
    return kafka.send(
        KafkaMessageFactory.createWriter(settings.topic(), event.fileId().toString())
            .writeBinary(cloudEvent(event)));
  }

  private static CloudEvent cloudEvent(CommittedEvent event) {
    CloudEventBuilder cloud =
        CloudEventBuilder.v1()
            .withId(event.fileId() + "/" + event.sequence())
            .withSource(SOURCE)
            .withType(FileEvent.typeOf(event.status()))
            .withSubject(event.fileId().toString())
            .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
            .withData(JSON, event.data().getBytes(UTF_8))
            // Text: an integer of CloudEvents has 32 bits.
            .withExtension("streamposition", Long.toString(event.streamPosition()))
            .withExtension("owner", event.owner());
    if (event.tenant() != null) {
      cloud.withExtension("tenant", event.tenant());
    }
    return cloud.build();
  }
}
