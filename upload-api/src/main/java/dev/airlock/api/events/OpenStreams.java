package dev.airlock.api.events;

import dev.airlock.api.events.EventStreams.Beginning;
import dev.airlock.api.problem.Problem;
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

/// Turns requests into listeners.
@Component
class OpenStreams {
  private static final long SHORTEST_RETRY_MILLIS = 1_000;
  private static final long LONGEST_RETRY_MILLIS = 5_000;

  private final Subscribers listeners;
  private final Connections connections;
  private final MissedChanges missed;
  private final Clock clock;

  OpenStreams(Subscribers listeners, Connections connections, MissedChanges missed, Clock clock) {
    this.listeners = listeners;
    this.connections = connections;
    this.missed = missed;
    this.clock = clock;
  }

  /// Answers the request with an event stream, which begins when this has returned.
  ///
  /// @throws Problem 429 if the caller has too many, 503 if this process has
  void serve(
      Beginning beginning, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    listeners.admit(caller.access());
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // nginx would wait for more
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      connections.keep(request, response, outlet -> open(beginning, caller, outlet));
    }
  }

  private Runnable open(Beginning beginning, Caller caller, Connection outlet) {
    Subscriber listener =
        new Subscriber(
            beginning.watched(),
            beginning.last(),
            caller.expiresAt(),
            outlet,
            missed,
            listeners,
            clock);
    listeners.add(listener);
    listener.start(EventText.retry(retry()) + beginning.text());
    return listener::end;
  }

  // Not the same for all, or all would come back at once after a restart.
  private static Duration retry() {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS));
  }
}
