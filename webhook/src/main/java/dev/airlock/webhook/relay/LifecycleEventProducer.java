package dev.airlock.webhook.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
import dev.airlock.model.lifecycle.FileEvent;
import dev.airlock.registry.event.CommittedEvent;
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

/// Publishes lifecycle events to Kafka as CloudEvents 1.0 in binary mode, keyed by file id.
///
/// At most one event per file is in flight: the next is sent only after the broker has acknowledged
/// the one before. The ordering of Kafka's producer is not enough: after a delivery timeout it
/// continues with the next record, and sending the failed one again would put it behind.
@Component
class LifecycleEventProducer {
  // The `$id` of `file-event.schema.json`, which upload-api publishes under `/docs`.
  private static final URI SCHEMA = URI.create("urn:airlock:schema:file-event");
  private static final String JSON = "application/json";

  private final KafkaTemplate<String, byte[]> kafka;
  private final RelaySettings settings;

  LifecycleEventProducer(KafkaTemplate<String, byte[]> kafka, RelaySettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  /// Publishes all events, each at least once, those of one file in the order given. Returns when
  /// the last is acknowledged; throws if one is not, after which all may be published again.
  void publish(List<CommittedEvent> events) {
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

  private CloudEvent cloudEvent(CommittedEvent event) {
    CloudEventBuilder cloud =
        CloudEventBuilder.v1()
            .withId(event.fileId() + "/" + event.sequence())
            .withSource(settings.source())
            .withType(FileEvent.typeOf(event.status()))
            .withSubject(event.fileId().toString())
            .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
            .withData(JSON, SCHEMA, event.data().getBytes(UTF_8))
            // A string, because an integer of CloudEvents has only 32 bits.
            .withExtension("streamposition", Long.toString(event.streamPosition()))
            .withExtension("owner", event.owner());
    // https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/distributed-tracing.md
    if (event.traceparent() != null) {
      cloud.withExtension("traceparent", event.traceparent());
    }
    if (event.tenant() != null) {
      cloud.withExtension("tenant", event.tenant());
    }
    return cloud.build();
  }
}
