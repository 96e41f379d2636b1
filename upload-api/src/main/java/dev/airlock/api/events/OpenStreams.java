package dev.airlock.api.events;

import dev.airlock.api.events.EventStreams.Beginning;
import dev.airlock.api.events.tomcat.Connection;
import dev.airlock.api.events.tomcat.ConnectionUpgrade;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Turns requests into subscribers.
@Component
class OpenStreams {
  private static final long SHORTEST_RETRY_MILLIS = 1_000;
  private static final long LONGEST_RETRY_MILLIS = 5_000;

  private final Subscribers subscribers;
  private final Backfill backfill;
  private final ConnectionUpgrade upgrade;
  private final Clock clock;

  OpenStreams(
      Subscribers subscribers, Backfill backfill, EventStreamSettings settings, Clock clock) {
    this.subscribers = subscribers;
    this.backfill = backfill;
    this.upgrade = new ConnectionUpgrade(settings.writeTimeout());
    this.clock = clock;
  }

  /// Answers the request with an event stream, which begins when this has returned.
  ///
  /// @throws ApiProblemException 429 if the caller has too many, 503 if this process has
  void serve(
      Beginning beginning, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    subscribers.admit(caller.access());
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // else nginx waits for more
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      upgrade.keepOpen(request, response, connection -> open(beginning, caller, connection));
    }
  }

  private Runnable open(Beginning beginning, Caller caller, Connection connection) {
    Subscriber subscriber =
        new Subscriber(
            beginning.subscription(),
            beginning.last(),
            caller.expiresAt(),
            connection,
            backfill,
            subscribers,
            clock);
    subscribers.add(subscriber);
    subscriber.start(EventText.retry(retry()) + beginning.text());
    return subscriber::end;
  }

  // Different for each client, or all would reconnect at once after a restart.
  private static Duration retry() {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS));
  }
}
