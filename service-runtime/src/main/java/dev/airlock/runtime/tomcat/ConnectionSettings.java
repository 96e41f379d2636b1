package dev.airlock.runtime.tomcat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What clients may cost before they have said anything useful. Tomcat's own time-outs are for one
/// read each: who sends a byte now and then never meets them.
///
/// @param headerDeadline how long a request's headers may take from their first byte to their last,
///   before the connection is closed. Default `10s`
/// @param bodyDeadline how long a body may take, except that of a form, which has a pace of its
///   own. Default `20s`
/// @param answerDeadline how long a request may take together with its response, except forms and
///   event streams, before the connection is closed. Default `2m`
/// @param headersAtATime how many connections may be in the middle of their headers; one more
///   closes the slowest. Left out, what an eighth of the heap holds
/// @param requestsAtATime how many requests may be in work; more get a 503. Left out, what a
///   quarter of the heap holds
@ConfigurationProperties("airlock.connections")
record ConnectionSettings(
    @DefaultValue("10s") Duration headerDeadline,
    @DefaultValue("20s") Duration bodyDeadline,
    @DefaultValue("2m") Duration answerDeadline,
    @Nullable Integer headersAtATime,
    @Nullable Integer requestsAtATime) {
  // Estimated: 20 KB for a connection that waits (see the event streams); buffers of 16 KB and the
  // objects of the request beside twice the headers; 150 KB for a request with a body of 64 KiB.
  private static final long IDLE_BYTES = 20 * 1024;
  private static final long UNREAD_BYTES = 40 * 1024;
  private static final long REQUEST_BYTES = 150 * 1024;
  // Tomcat's own default; more has no use without other settings of the operating system.
  private static final int MOST = 8192;
  private static final int FEWEST = 16;

  /// How many connections two fifths of the heap hold.
  static int connectionsWithin(long heap) {
    return bounded(heap * 2 / 5 / IDLE_BYTES);
  }

  int headersWithin(long heap, int headerBytes) {
    return headersAtATime == null
        ? bounded(heap / 8 / (UNREAD_BYTES + 2L * headerBytes))
        : headersAtATime;
  }

  int requestsWithin(long heap) {
    return requestsAtATime == null ? bounded(heap / 4 / REQUEST_BYTES) : requestsAtATime;
  }

  private static int bounded(long count) {
    return Math.clamp(count, FEWEST, MOST);
  }
}
