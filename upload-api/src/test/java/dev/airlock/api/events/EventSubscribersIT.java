package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.ApiWithEvents;
import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.EventStreamReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// How long event streams stay open, and how many of them.
class EventSubscribersIT extends ApiWithEvents {
  private static ConfigurableApplicationContext api;

  @BeforeAll
  static void startWithLowLimits() {
    api = startWithRoomFor(3);
  }

  private static ConfigurableApplicationContext startWithRoomFor(int listeners) {
    return start(
        Map.of(
            "airlock.events.heart-beat",
            "4s",
            "airlock.events.max-listeners",
            listeners,
            "airlock.events.max-listeners-per-caller",
            2));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void allStreamsHaveEnded() {
    await().atMost(Duration.ofMinutes(2)).until(() -> listeners() == 0);
  }

  @Test
  void keepAlivesAreSentOnAnIdleStream() throws Exception {
    try (EventStreamReader watching = client(api, fresh()).watch(OWN_FILES)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> watching.keepAlives() >= 3);
      assertThat(watching.events()).isEmpty();
      assertThat(watching.hasEnded()).isFalse();
    }
  }

  @Test
  void aStreamEndsWithTheToken() throws Exception {
    Instant expiry = Instant.now().plusSeconds(3);
    try (EventStreamReader watching =
        new Client(port(), TOKENS.token(fresh(), null, "files:read", expiry)).watch(OWN_FILES)) {
      watching.awaitEnd();
      assertThat(Instant.now()).isBetween(expiry.minusSeconds(1), expiry.plusSeconds(10));
    }
  }

  @Test
  void limitsStreamsPerCaller() throws Exception {
    String subject = fresh();
    Client caller = client(api, subject);
    try (EventStreamReader _ = caller.watch(OWN_FILES);
        EventStreamReader second = caller.watch(OWN_FILES)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> listeners() == 2);
      HttpResponse<String> refused = caller.get(OWN_FILES);
      assertThat(problem(refused, 429, "too-many-listeners").get("detail").stringValue())
          .contains("2 event streams");
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      try (EventStreamReader other = client(api, fresh()).watch(OWN_FILES)) {
        assertThat(other.hasEnded()).isFalse();
      }
      second.leave();
      // Well before the next keep-alive would notice it.
      await().atMost(Duration.ofMillis(3_500)).until(() -> listeners() == 1);
      try (EventStreamReader next = caller.watch(OWN_FILES)) {
        assertThat(next.hasEnded()).isFalse();
      }
    }
  }

  @Test
  void limitsStreamsPerProcess() throws Exception {
    try (EventStreamReader _ = client(api, fresh()).watch(OWN_FILES);
        EventStreamReader _ = client(api, fresh()).watch(OWN_FILES);
        EventStreamReader _ = client(api, fresh()).watch(OWN_FILES)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> listeners() == 3);
      HttpResponse<String> refused = client(api, fresh()).get(OWN_FILES);
      problem(refused, 503, "unavailable");
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }
  }

  /// A graceful shutdown waits for requests, and these never end by themselves.
  @Test
  void aShutdownEndsAllStreamsAtOnce() throws Exception {
    ConfigurableApplicationContext another = startWithRoomFor(2);
    List<EventStreamReader> watching =
        List.of(
            client(another, fresh()).watch(OWN_FILES), client(another, fresh()).watch(OWN_FILES));
    long began = System.nanoTime();
    another.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    watching.forEach(EventStreamReader::awaitEnd);
  }

  @Test
  void exposesTheNumberOfOpenStreams() throws Exception {
    try (EventStreamReader _ = client(api, fresh()).watch(OWN_FILES)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> listeners() == 1);
      String admin = TOKENS.token("operator", null, "files:admin", inAnHour());
      assertThat(new Client(port(), admin).get("/actuator/prometheus").body())
          .contains("airlock_event_listeners 1.0")
          .contains("airlock_event_listeners_dropped_total 0.0")
          .contains("airlock_event_gaps_total");
      assertThat(client(api, fresh()).get("/actuator/prometheus").statusCode()).isEqualTo(403);
    }
  }

  private static int listeners() {
    return (int) api.getBean(MeterRegistry.class).get("airlock.event.listeners").gauge().value();
  }

  private static int port() {
    return Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static String fresh() {
    return "listener-" + System.nanoTime();
  }
}
