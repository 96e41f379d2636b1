package dev.airlock.api.connection;

import static dev.airlock.api.fixture.RawRequests.head;
import static dev.airlock.api.fixture.RawRequests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RawConnection;
import dev.airlock.api.fixture.RunningApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Clients that send little or nothing neither fill the memory nor keep others out, however long
/// they may take.
class CrowdsIT extends RunningApi {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final String INITIATE = "/api/v1/files/upload/initiate";

  private static ConfigurableApplicationContext api;
  private static int apiPort;

  private final List<RawConnection> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    api =
        start(
            Map.of(
                "airlock.connections.header-deadline",
                "1h",
                "airlock.connections.body-deadline",
                "1h",
                "airlock.connections.headers-at-a-time",
                20,
                "airlock.connections.requests-at-a-time",
                40,
                "server.tomcat.connection-timeout",
                "1h",
                "server.tomcat.max-connections",
                100));
    apiPort = Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void disconnect() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
  }

  private RawConnection connect() throws IOException {
    RawConnection connection = new RawConnection(apiPort);
    open.add(connection);
    return connection;
  }

  private static String token() {
    return TOKENS.token("alice", null, READ_AND_WRITE, inAnHour());
  }

  @Test
  void manyUnfinishedHeadersMakeRoomForOthers() throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      slow.add(connect().send(head("GET", "/", "", "X-Slow: " + "x".repeat(8000))));
    }
    await().atMost(LONG).until(() -> ended(slow) >= 40);
    assertThat(client(api, "alice").get("/api/v1/profiles").statusCode()).isEqualTo(200);
  }

  @Test
  void connectionsWithoutARequestMakeRoomForOthers() throws Exception {
    for (int i = 0; i < 150; i++) {
      connect();
    }
    assertThat(client(api, "alice").get("/api/v1/profiles").statusCode()).isEqualTo(200);
    await().atMost(LONG).until(() -> ended(open) >= 50);
  }

  @Test
  void manyUnfinishedBodiesMakeRoomForOthers() throws Exception {
    for (int i = 0; i < 80; i++) {
      connect()
          .send(
              head(
                      "POST",
                      INITIATE,
                      token(),
                      "Content-Type: application/json",
                      "Content-Length: 60000")
                  + "\r\n{");
    }
    // Who is turned away holds his place until his thread has noticed.
    Client alice = client(api, "alice");
    await().atMost(LONG).until(() -> alice.get("/api/v1/profiles").statusCode() == 200);
    refused(open.getFirst().response(), 408, "request-too-slow");
  }

  private static long ended(List<RawConnection> connections) throws IOException {
    long ended = 0;
    for (RawConnection connection : connections) {
      ended += connection.isEnded() ? 1 : 0;
    }
    return ended;
  }
}
