package dev.airlock.bench.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.figure.Latencies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A consumer that measures how long after its change each event arrives. An event's time is from
/// just before the change's transaction, so the transaction counts too.
final class EventLag implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Clock clock = Clock.systemUTC();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::consume);
  private final AtomicLong arrived = new AtomicLong();
  private final Latencies latencies = new Latencies();
  private volatile boolean closed;

  EventLag(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "bench",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    thread.start();
  }

  private void consume() {
    try (consumer) {
      while (!closed) {
        consumer.poll(POLL).forEach(this::record);
      }
    }
  }

  private void record(ConsumerRecord<byte[], byte[]> event) {
    String time = new String(event.headers().lastHeader("ce_time").value(), UTF_8);
    latencies.record(Duration.between(Instant.parse(time), clock.instant()).toNanos());
    arrived.incrementAndGet();
  }

  /// How many events have come so far.
  long arrived() {
    return arrived.get();
  }

  /// Waits until as many have come.
  void await(long events) throws InterruptedException {
    while (arrived() < events) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /// The lags of the events that have come.
  Latencies latencies() {
    return latencies;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
