package dev.airlock.api.connection;

import static dev.airlock.api.fixture.RawRequests.head;
import static dev.airlock.api.fixture.RawRequests.refused;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.RawConnection;
import dev.airlock.api.fixture.RunningApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Clients that send a byte now and then do not last longer than others.
class SlowClientsIT extends RunningApi {
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
                "airlock.connections.header-deadline", "3s",
                "airlock.connections.body-deadline", "3s",
                "server.tomcat.connection-timeout", "2s",
                "server.tomcat.keep-alive-timeout", "2s"));
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
  void headersThatTrickleEnd() throws Exception {
    RawConnection slow = connect().send(head("GET", "/", "", "X-Slow: "));
    await().atMost(LONG).until(trickled(slow, "x"));
  }

  @Test
  void blankLinesBeforeARequestEndToo() throws Exception {
    await().atMost(LONG).until(trickled(connect(), "\r\n"));
  }

  @Test
  void aBodyThatTricklesGetsAnAnswer() throws Exception {
    RawConnection slow =
        connect()
            .send(
                head(
                        "POST",
                        INITIATE,
                        token(),
                        "Content-Type: application/json",
                        "Content-Length: 60000")
                    + "\r\n");
    Thread trickle = trickle(slow);
    refused(slow.response(), 408, "request-too-slow");
    trickle.join();
  }

  @Test
  void aBodyThatNobodyWantsEndsAsWell() throws Exception {
    RawConnection slow =
        connect()
            .send(
                head(
                        "POST",
                        INITIATE,
                        "",
                        "Content-Type: application/json",
                        "Content-Length: 60000")
                    + "\r\n");
    refused(slow.response(), 401, "unauthenticated");
    await().atMost(LONG).until(trickled(slow, "x"));
  }

  /// Sends some more whenever it is asked, until the server has had enough.
  private static Callable<Boolean> trickled(RawConnection slow, String more) {
    return () -> {
      try {
        slow.send(more);
      } catch (IOException _) {
        return true;
      }
      return slow.isEnded();
    };
  }

  private static Thread trickle(RawConnection slow) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            for (int i = 0; i < 300; i++) {
              slow.send(" ");
              Thread.sleep(100);
            }
          } catch (IOException | InterruptedException _) {
            // The server has had enough.
          }
        });
  }
}
