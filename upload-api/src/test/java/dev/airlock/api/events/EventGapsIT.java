package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.ApiWithEvents;
import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.EventRelay;
import dev.airlock.api.fixture.EventStreamReader;
import dev.airlock.api.fixture.EventStreamReader.Event;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.CommittedEvent;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TcpProxy;
import dev.airlock.testbackends.TestNamespace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/// Events that Kafka does not deliver, or not in time, are read from the registry.
class EventGapsIT extends ApiWithEvents {
  private final String subject = "gaps-" + System.nanoTime();

  @BeforeEach
  void nothingWaits() {
    RELAY.relay();
  }

  @Test
  void aMissingEventBlocksNothing() throws Exception {
    Client client = client(subject);
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      List<FileId> files = newFile(client, 3);
      List<CommittedEvent> lost = new ArrayList<>();
      RELAY.relay(events -> {
        lost.addAll(ofFile(events, files.get(1)));
        RELAY.publish(events.stream().filter(event -> !lost.contains(event)).toList());
      });
      assertThat(lost).hasSize(1);
      assertThat(watching.events(3)).extracting(Event::file).containsExactlyElementsOf(text(files));

      RELAY.publish(lost);
      FileId next = newFile(client, "next.txt");
      RELAY.relay();
      assertThat(watching.events(4))
          .hasSize(4)
          .last()
          .extracting(Event::file)
          .isEqualTo(next.toString());
    }
  }

  @Test
  void deliversWhatWasPublishedWhileNobodyRead() throws Exception {
    try (ConfigurableApplicationContext api = start(Map.of());
        EventStreamReader watching = client(api, subject).watch(OWN_FILES)) {
      SmartLifecycle consumer = api.getBean("lifecycleEventConsumer", SmartLifecycle.class);
      consumer.stop();
      List<FileId> files = new ArrayList<>(newFile(client(subject), 3));
      RELAY.relay();
      consumer.start();
      assertThat(watching.events(3)).extracting(Event::file).containsExactlyElementsOf(text(files));
      files.addAll(newFile(client(subject), 2));
      RELAY.relay();
      assertThat(watching.events(5)).extracting(Event::file).containsExactlyElementsOf(text(files));
    }
  }

  @Test
  void streamsGoOnWithoutKafkaAndOnceItIsReachable() throws Exception {
    URI kafka = URI.create("kafka://" + NAMESPACE.kafkaBootstrapServers());
    try (TcpProxy proxy = new TcpProxy(kafka.getHost(), kafka.getPort())) {
      proxy.cut();
      FileId first = newFile(client(subject), "first.txt");
      RELAY.relay();
      try (ConfigurableApplicationContext api =
              start(Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:" + proxy.port()));
          EventStreamReader watching = client(api, subject).watch(OWN_FILES)) {
        assertThat(watching.events(1)).extracting(Event::file).containsExactly(first.toString());
        List<FileId> files = new ArrayList<>(List.of(first));
        files.addAll(newFile(client(subject), 2));
        RELAY.relay();
        assertThat(watching.events(3))
            .extracting(Event::file)
            .containsExactlyElementsOf(text(files));

        proxy.restore();
        files.addAll(newFile(client(subject), 2));
        RELAY.relay();
        assertThat(watching.events(5))
            .extracting(Event::file)
            .containsExactlyElementsOf(text(files));

        proxy.cut();
        files.addAll(newFile(client(subject), 2));
        RELAY.relay();
        assertThat(watching.events(7))
            .extracting(Event::file)
            .containsExactlyElementsOf(text(files));
      }
    }
  }

  @Test
  void stopsWithoutKafka() throws Exception {
    URI kafka = URI.create("kafka://" + NAMESPACE.kafkaBootstrapServers());
    try (TcpProxy proxy = new TcpProxy(kafka.getHost(), kafka.getPort())) {
      proxy.cut();
      ConfigurableApplicationContext api =
          start(Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:" + proxy.port()));
      assertThat(CompletableFuture.runAsync(api::close)).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void newPartitionsAreRead() throws Exception {
    TestNamespace namespace = Backends.shared().namespace("partitions");
    try (ConfigurableApplicationContext api =
            start(
                Map.of(
                    "spring.datasource.url", namespace.jdbcUrl(),
                    "spring.datasource.username", namespace.databaseUser(),
                    "spring.datasource.password", namespace.databasePassword(),
                    "airlock.events.topic", namespace.topic()));
        EventStreamReader watching = client(api, subject).watch(OWN_FILES);
        Admin admin =
            Admin.create(
                Map.<String, Object>of("bootstrap.servers", namespace.kafkaBootstrapServers()))) {
      admin.createPartitions(Map.of(namespace.topic(), NewPartitions.increaseTo(20))).all().get();
      try (EventRelay relay = new EventRelay(namespace)) {
        List<FileId> files = newFile(client(api, subject), 30);
        relay.relay();
        assertThat(watching.events(30))
            .extracting(Event::file)
            .containsExactlyElementsOf(text(files));
      }
    }
  }

  private static List<CommittedEvent> ofFile(List<CommittedEvent> events, FileId file) {
    return events.stream().filter(event -> event.fileId().equals(file)).toList();
  }

  private static List<FileId> newFile(Client client, int count) throws Exception {
    List<FileId> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(newFile(client, i + ".txt"));
    }
    return files;
  }

  private static List<String> text(List<FileId> files) {
    return files.stream().map(FileId::toString).toList();
  }
}
