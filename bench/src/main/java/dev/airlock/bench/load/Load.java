package dev.airlock.bench.load;

import dev.airlock.bench.figure.Latencies;
import dev.airlock.sandbox.backends.Parallel;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Requests that are sent again and again, over kept-alive connections with a thread each. Any
/// response but a 2xx ends it.
///
/// @param port of a server on this machine
/// @param requests whole requests, by their number from 0
/// @param next the number of the next request
public record Load(int port, LongFunction<byte[]> requests, AtomicLong next) {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofSeconds(6);
  private static final int MOST_WINDOWS = 20;
  private static final double NOTABLY_FASTER = 1.05;

  public Load(int port, LongFunction<byte[]> requests) {
    this(port, requests, new AtomicLong());
  }

  /// Closed loop: each connection sends its next request as soon as it has the response.
  ///
  /// @return responses per second
  public double closed(int connections, Duration duration) throws Exception {
    long began = System.nanoTime();
    long end = began + duration.toNanos();
    long first = next.get();
    onEach(
        connections,
        connection -> {
          while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            connection.exchange(requests.apply(next.getAndIncrement()));
          }
        });
    return (next.get() - first) * 1e9 / (System.nanoTime() - began);
  }

  /// Closed loop until the service does not get faster any more: until two windows in a row were
  /// not faster than the fastest before. A JVM that has compiled nothing yet would rightly refuse
  /// some of so many requests at once (503), so it begins with few. On two cores it takes about a
  /// minute.
  ///
  /// @param connections how many at the end
  public void warmUp(int connections) throws Exception {
    for (int few = 1; few < connections; few *= 2) {
      closed(few, STEP);
    }
    double fastest = 0;
    int slower = 0;
    for (int i = 0; i < MOST_WINDOWS && slower < 2; i++) {
      double rate = closed(connections, WINDOW);
      slower = rate > fastest * NOTABLY_FASTER ? 0 : slower + 1;
      fastest = Math.max(fastest, rate);
    }
  }

  /// Open loop: requests have their times, whether or not earlier ones were answered. A latency
  /// counts from the time at which the request *should* have been sent, so that a stall of the
  /// server counts for everybody who would have come meanwhile ("coordinated omission").
  ///
  /// @param connections how many requests can be under way; those that find none wait for one,
  ///   which counts
  public Latencies open(int connections, int perSecond, Duration duration) throws Exception {
    Latencies latencies = new Latencies();
    long first = next.get();
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = duration.toNanos() / interval;
    long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    onEach(
        connections,
        connection -> {
          for (long n = next.getAndIncrement(); n < first + count; n = next.getAndIncrement()) {
            long intended = began + (n - first) * interval;
            awaitTime(intended);
            connection.exchange(requests.apply(n));
            latencies.record(System.nanoTime() - intended);
          }
        });
    return latencies;
  }

  private static void awaitTime(long intended) throws InterruptedException {
    for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException(); // another connection failed
      }
    }
  }

  private interface Client {
    void run(HttpConnection connection) throws Exception;
  }

  private void onEach(int connections, Client client) throws Exception {
    Parallel.Task step =
        () -> {
          try (HttpConnection connection = new HttpConnection(port)) {
            connection.connect();
            client.run(connection);
          }
        };
    Parallel.run(Collections.nCopies(connections, step));
  }
}
