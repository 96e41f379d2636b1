package dev.airlock.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// All events of a topic, as read by a consumer that drops duplicates.
public final class PublishedEvents implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, String> consumer;
  private final Map<String, List<String>> types = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();

  public PublishedEvents(String bootstrapServers, String topic) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /// Waits until each file has its number of events, and checks that they come in order.
  public void await(Collection<FileId> files, int each, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline && !files.stream().allMatch(file -> last(file) >= each)) {
      consumer.poll(POLL).forEach(this::note);
    }
    assertThat(files).allSatisfy(file -> assertThat(last(file)).isEqualTo(each));
  }

  // An event may come again, but none may be missing before another.
  private void note(ConsumerRecord<String, String> event) {
    String id = header(event, "ce_id");
    long sequence = Long.parseLong(id.substring(id.indexOf('/') + 1));
    long before = last.getOrDefault(event.key(), 0L);
    assertThat(sequence).as(id).isLessThanOrEqualTo(before + 1);
    if (sequence == before + 1) {
      last.put(event.key(), sequence);
      types.computeIfAbsent(event.key(), _ -> new ArrayList<>()).add(header(event, "ce_type"));
    }
  }

  private long last(FileId file) {
    return last.getOrDefault(file.toString(), 0L);
  }

  /// What happened to a file, in order.
  public List<String> typesOf(FileId file) {
    return types.getOrDefault(file.toString(), List.of());
  }

  private static String header(ConsumerRecord<String, String> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
