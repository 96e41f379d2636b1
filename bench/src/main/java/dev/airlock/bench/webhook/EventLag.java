package dev.airlock.bench.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// A consumer that notes how long after its change each event arrives. An event's time is from just
/// before the change's transaction, so the transaction counts too.
final class EventLag implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Clock clock = Clock.systemUTC();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final AtomicLong arrived = new AtomicLong();
  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), SIGNIFICANT_DIGITS);
  private volatile boolean closed;

  private EventLag(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    this.thread = Thread.ofPlatform().daemon().name("consumer").unstarted(this::consume);
  }

  static EventLag on(String bootstrapServers, String topic) {
    EventLag lag =
        new EventLag(
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    bootstrapServers,
                    "group.id",
                    UUID.randomUUID().toString(),
                    "auto.offset.reset",
                    "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
    lag.consumer.subscribe(List.of(topic));
    lag.thread.start();
    return lag;
  }

  private void consume() {
    try (consumer) {
      while (!closed) {
        consumer.poll(POLL).forEach(this::note);
      }
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> event) {
    @Nullable Header time = event.headers().lastHeader("ce_time");
    if (time != null) {
      Instant changed = Instant.parse(new String(time.value(), UTF_8));
      Duration lag = Duration.between(changed, clock.instant());
      synchronized (micros) {
        micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(lag.toNanos())));
      }
    }
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

  /// The lags since somebody last asked, in microseconds.
  Histogram drain() {
    synchronized (micros) {
      Histogram drained = micros.copy();
      micros.reset();
      return drained;
    }
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
