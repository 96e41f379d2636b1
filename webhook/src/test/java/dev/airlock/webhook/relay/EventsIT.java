package dev.airlock.webhook.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileEvent;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.webhook.fixture.PublishedFormat;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What consumers read from Kafka.
class EventsIT extends RunningWebhook {
  private final JsonMapper json = new JsonMapper();

  @Test
  void everyChangeIsPublishedInOrderAsACloudEvent() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    scanner().report(file, scan.scanning());
    scanner().report(file, scan.infected());

    List<ConsumerRecord<String, String>> events = eventsOf(file, 3);
    assertThat(events)
        .extracting(event -> header(event, "ce_type"))
        .containsExactly("airlock.file.pending", "airlock.file.scanning", "airlock.file.infected");
    assertThat(events).extracting(event -> header(event, "ce_specversion")).containsOnly("1.0");
    assertThat(events)
        .extracting(event -> header(event, "ce_subject"))
        .containsOnly(file.toString());
    assertThat(events).extracting(event -> header(event, "ce_id")).doesNotHaveDuplicates();
    assertThat(events)
        .extracting(event -> header(event, "content-type"))
        .containsOnly("application/json");
    assertThat(events)
        .extracting(event -> json.readTree(event.value()).get("sequence").longValue())
        .containsExactly(1L, 2L, 3L);

    JsonNode last = json.readTree(events.getLast().value());
    assertThat(last.get("fileId").stringValue()).isEqualTo(file.toString());
    assertThat(last.get("status").stringValue()).isEqualTo("infected");
    assertThat(last.get("threats").get(0).stringValue()).isEqualTo("Eicar-Test-Signature");
    assertThat(last.get("metadata").get("case").stringValue()).isEqualTo("4711");
    assertThat(events.getLast().value())
        .doesNotContain(NAMESPACE.landingBucket(), NAMESPACE.quarantineBucket());
  }

  /// Consumers know what to expect without asking anybody.
  @Test
  void eventsAreWhatTheirPublishedFormatsSay() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    scanner().report(file, scan.scanning());
    scanner().report(file, scan.infected());

    PublishedFormat channel = PublishedFormat.read("asyncapi.yaml");
    PublishedFormat data = PublishedFormat.read("file-event.schema.json");
    for (ConsumerRecord<String, String> event : eventsOf(file, 3)) {
      ObjectNode headers = json.createObjectNode();
      event
          .headers()
          .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
      assertThat(channel.faults("/components/messages/fileChanged/headers", headers)).isEmpty();
      assertThat(data.faults("", json.readTree(event.value()))).isEmpty();
      assertThat(headers.get("ce_dataschema").stringValue())
          .isEqualTo(data.document().get("$id").stringValue());
      assertThat(headers.get("ce_source").stringValue()).isEqualTo("urn:airlock");
    }
    assertThat(
            channel
                .document()
                .at("/components/messages/fileChanged/headers/properties/ce_type/enum")
                .valueStream()
                .map(JsonNode::stringValue))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FileStatus.values()).map(FileEvent::typeOf).toList());
    assertThat(
            channel
                .document()
                .at("/components/messages/fileChanged/payload/schema/$ref")
                .stringValue())
        .isEqualTo("file-event.schema.json");
    assertThat(data.document().get("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FileMetadata.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  /// A consumer continues the trace of the request that made the change.
  @Test
  void eventsTellTheTraceInWhichTheyWereMade() throws Exception {
    FileId file = initiated();
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    scanner()
        .traced("00-" + trace + "-00f067aa0ba902b7-01")
        .report(file, messages(file).scanning());

    List<ConsumerRecord<String, String>> events = eventsOf(file, 2);
    assertThat(events.getFirst().headers().lastHeader("ce_traceparent"))
        .as("made by no request")
        .isNull();
    assertThat(header(events.getLast(), "ce_traceparent")).startsWith("00-" + trace + "-");
  }

  private static List<ConsumerRecord<String, String>> eventsOf(FileId file, int expected) {
    List<ConsumerRecord<String, String>> events = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", NAMESPACE.kafkaBootstrapServers(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(NAMESPACE.topic()));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (events.size() < expected && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(event -> {
              if (event.key().equals(file.toString())) {
                events.add(event);
              }
            });
      }
    }
    return events;
  }

  private static String header(ConsumerRecord<String, String> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
  }
}
