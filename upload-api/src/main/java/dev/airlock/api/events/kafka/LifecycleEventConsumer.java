package dev.airlock.api.events.kafka;

import dev.airlock.api.events.EventStreamSettings;
import dev.airlock.api.events.LiveEvents;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/// Reads all lifecycle events from now on, in every process of the service: no consumer group
/// divides them. If Kafka is unreachable the consumer itself waits and continues where it was;
/// after any other failure a new consumer starts.
@Component
class LifecycleEventConsumer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LifecycleEventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  // How soon new partitions are noticed; until then their events are read from the registry.
  private static final Duration METADATA_AGE = Duration.ofMinutes(1);
  private static final int FETCHED_BYTES = 4 << 20;

  private final ConsumerFactory<?, ?> kafka;
  private final EventStreamSettings settings;
  private final LiveEvents live;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});
  private volatile @Nullable Consumer<String, byte[]> reader;

  /// @param kafka knows the settings of consumers, with their SSL bundle
  LifecycleEventConsumer(
      ConsumerFactory<?, ?> kafka, EventStreamSettings settings, LiveEvents live) {
    this.kafka = kafka;
    this.settings = settings;
    this.live = live;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = Thread.ofPlatform().daemon().name("event-consumer").start(this::run);
  }

  private void run() {
    while (isRunning()) {
      try (Consumer<String, byte[]> consumer = consumer()) {
        reader = consumer;
        follow(consumer);
      } catch (WakeupException _) {
        return; // stopped
      } catch (RuntimeException e) {
        log.warn("Reading live events failed, retrying: {}", String.valueOf(e));
        pause();
      }
    }
  }

  private Consumer<String, byte[]> consumer() {
    Map<String, Object> configuration = new HashMap<>(kafka.getConfigurationProperties());
    configuration.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "event-consumer");
    configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    configuration.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) METADATA_AGE.toMillis());
    configuration.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
    return new KafkaConsumer<>(
        configuration, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void follow(Consumer<String, byte[]> consumer) {
    Set<TopicPartition> assigned = Set.of();
    while (isRunning()) {
      Set<TopicPartition> partitions = partitions(consumer);
      if (!partitions.equals(assigned)) {
        assign(consumer, partitions);
        assigned = partitions;
        live.restart();
      }
      for (ConsumerRecord<String, byte[]> published : consumer.poll(POLL)) {
        PublishedEvent.in(published).ifPresent(live::add);
      }
      live.checkForGap();
    }
  }

  private Set<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
    return consumer.partitionsFor(settings.topic()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns when the consumer knows its positions, so that it misses nothing from then on.
  private static void assign(
      Consumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
    consumer.assign(partitions);
    partitions.forEach(consumer::position);
  }

  private void pause() {
    try {
      var _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does not wait for Kafka, as the consumer does for up to a minute while Kafka is unreachable.
  @Override
  public void stop() {
    stopped.countDown();
    try {
      do {
        Consumer<String, byte[]> waiting = reader;
        if (waiting != null) {
          waiting.wakeup();
        }
      } while (!thread.join(POLL));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
