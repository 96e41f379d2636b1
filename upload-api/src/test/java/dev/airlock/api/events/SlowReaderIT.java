package dev.airlock.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.ApiWithEvents;
import dev.airlock.api.fixture.EventStreamReader;
import dev.airlock.model.file.FileId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// A client that does not read its stream harms nobody else.
class SlowReaderIT extends ApiWithEvents {
  private static final int EVENTS = 1_500;
  private static final int SMALL_WINDOW = 4_096;

  // More than fits into all buffers on the way: 12 MB.
  private static final String MANY_LARGE_EVENTS =
      """
      WITH changed AS (UPDATE file SET sequence = 1 + %1$d WHERE id = ? RETURNING id)
      INSERT INTO file_event (file_id, sequence, status, action, actor, occurred_at, data)
      SELECT file_id, 1 + n, status, action, 'test', occurred_at,
        data || jsonb_build_object('sequence', 1 + n, 'metadata',
          jsonb_build_object('padding', repeat('x', 8000)))
      FROM file_event JOIN changed ON file_id = id, generate_series(1, %1$d) n
      WHERE sequence = 1
      ORDER BY n
      """
          .formatted(EVENTS);

  private final String subject = "slow-" + System.nanoTime();
  private FileId file;

  @BeforeEach
  void aFile() throws Exception {
    file = newFile(client(subject), "notes.txt");
    RELAY.relay();
  }

  @Test
  void blocksNobodyAndMissesNothing() throws Exception {
    try (ConfigurableApplicationContext api = start(Map.of("airlock.events.write-timeout", "5m"));
        Socket slow = connect(api);
        EventStreamReader quick = client(api, subject).watch(eventsOf(file))) {
      quick.events(1);
      manyLargeEvents();
      RELAY.relay();
      quick.events(EVENTS + 1);
      assertThat(sequences(quick)).isEqualTo(upTo(EVENTS + 1));
      assertThat(ids(slow)).isEqualTo(upTo(EVENTS + 1));
    }
  }

  @Test
  void isDisconnectedAndReconnects() throws Exception {
    try (ConfigurableApplicationContext api = start(Map.of("airlock.events.write-timeout", "1s"));
        Socket _ = connect(api)) {
      manyLargeEvents();
      RELAY.relay();
      MeterRegistry meters = api.getBean(MeterRegistry.class);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> meters.get("airlock.event.listeners").gauge().value() == 0);
      assertThat(meters.get("airlock.event.listeners.dropped").counter().count()).isEqualTo(1);
      try (EventStreamReader back =
          client(api, subject).watch(eventsOf(file), "Last-Event-ID", "7")) {
        back.events(EVENTS - 6);
        assertThat(sequences(back)).isEqualTo(upTo(EVENTS + 1).subList(7, EVENTS + 1));
      }
    }
  }

  /// Requests the events and reads nothing.
  private Socket connect(ConfigurableApplicationContext api) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_WINDOW);
    socket.connect(
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(),
            Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"))));
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: airlock\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(eventsOf(file), TOKENS.token(subject, null, "files:read", inAnHour()))
                .getBytes(UTF_8));
    MeterRegistry meters = api.getBean(MeterRegistry.class);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> meters.get("airlock.event.listeners").gauge().value() == 1);
    return socket;
  }

  private static List<Long> ids(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> Long.valueOf(line.substring("id: ".length())))
        .limit(EVENTS + 1)
        .toList();
  }

  private static List<Long> upTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private void manyLargeEvents() throws Exception {
    try (Connection database =
            DriverManager.getConnection(
                NAMESPACE.jdbcUrl(), NAMESPACE.superuser(), NAMESPACE.superuserPassword());
        PreparedStatement insert = database.prepareStatement(MANY_LARGE_EVENTS)) {
      insert.setObject(1, file.value());
      assertThat(insert.executeUpdate()).isEqualTo(EVENTS);
    }
  }
}
