package dev.airlock.webhook.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
