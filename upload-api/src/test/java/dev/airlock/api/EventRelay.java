package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.event.FileEvent;
import dev.airlock.registry.FileRegistryAutoConfiguration;
import dev.airlock.registry.event.CommittedEvent;
import dev.airlock.registry.event.Outbox;
import dev.airlock.testbackends.TestNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/// Publishes committed events as the webhook's relay does, when a test says so.
final class EventRelay implements AutoCloseable {
  private static final int BATCH = 500;

  private final TestNamespace space;
  private final ConfigurableApplicationContext registry;
  private final Outbox outbox;
  private final KafkaProducer<String, byte[]> kafka;

  EventRelay(TestNamespace space) {
    this.space = space;
    this.registry =
        new SpringApplicationBuilder(Registry.class)
            .web(WebApplicationType.NONE)
            .run(
                "--spring.datasource.url=" + space.jdbcUrl(),
                "--spring.datasource.username=" + space.databaseUser(),
                "--spring.datasource.password=" + space.databasePassword(),
                "--spring.datasource.hikari.connection-init-sql="
                    + "SET airlock.access = 'every-tenant'");
    this.outbox = registry.getBean(Outbox.class);
    this.kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", space.kafkaBootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    DataJdbcRepositoriesAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    FileRegistryAutoConfiguration.class
  })
  static class Registry {}

  /// Publishes everything that is committed, and tells what that was.
  List<CommittedEvent> relay() {
    List<CommittedEvent> relayed = new ArrayList<>();
    relay(events -> {
      publish(events);
      relayed.addAll(events);
    });
    return relayed;
  }

  /// Hands everything that is committed to another publisher.
  void relay(Consumer<List<CommittedEvent>> publisher) {
    while (outbox.relay(BATCH, publisher).orElse(BATCH) > 0) {}
  }

  /// Publishes events in the order given, and returns when all are with Kafka.
  void publish(List<CommittedEvent> events) {
    List<? extends Future<?>> sent =
        events.stream().map(event -> kafka.send(published(event))).toList();
    for (Future<?> future : sent) {
      try {
        future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private ProducerRecord<String, byte[]> published(CommittedEvent event) {
    ProducerRecord<String, byte[]> published =
        new ProducerRecord<>(
            space.topic(), event.fileId().toString(), event.data().getBytes(UTF_8));
    header(published, "ce_specversion", "1.0");
    header(published, "ce_id", event.fileId() + "/" + event.sequence());
    header(published, "ce_source", "urn:airlock");
    header(published, "ce_type", FileEvent.typeOf(event.status()));
    header(published, "ce_subject", event.fileId().toString());
    header(published, "ce_time", event.occurredAt().toString());
    header(published, "ce_streamposition", Long.toString(event.streamPosition()));
    header(published, "ce_owner", event.owner());
    header(published, "ce_tenant", event.tenant());
    header(published, "content-type", "application/json");
    return published;
  }

  private static void header(
      ProducerRecord<String, byte[]> published, String name, @Nullable String value) {
    if (value != null) {
      published.headers().add(name, value.getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    kafka.close();
    registry.close();
  }
}
