package dev.airlock.bench.load;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Requests that are sent again and again, over kept-alive connections with a thread each. Any
/// answer but a 2xx ends it.
///
/// @param port of a server on this machine
/// @param requests whole requests, by their number from 0
public record Load(int port, LongFunction<byte[]> requests) {
  private static final int SUCCESS = 2;
  private static final long LONGEST_LATENCY_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int SIGNIFICANT_DIGITS = 3;

  /// The same requests in turn, again and again.
  public static Load of(int port, List<byte[]> requests) {
    List<byte[]> all = List.copyOf(requests);
    return new Load(port, number -> all.get((int) (number % all.size())));
  }

  /// Closed loop: each connection sends its next request as soon as it has the answer.
  ///
  /// @return answers per second
  public double closed(int connections, Duration duration) throws InterruptedException {
    return closed(connections, duration, new AtomicLong());
  }

  /// The same, for requests that can be sent only once.
  ///
  /// @param next the number of the first request; afterwards, of the first that was not sent
  public double closed(int connections, Duration duration, AtomicLong next)
      throws InterruptedException {
    AtomicLong answers = new AtomicLong();
    long began = System.nanoTime();
    long end = began + duration.toNanos();
    onEach(
        connections,
        (connection, failed) -> {
          long mine = 0;
          while (System.nanoTime() < end && !failed.get()) {
            exchange(connection, next.getAndIncrement());
            mine++;
          }
          answers.addAndGet(mine);
        });
    return answers.get() * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - began);
  }

  /// Open loop: requests have their times, whether or not earlier ones were answered. A latency
  /// counts from the time at which the request *should* have been sent, so that a stall of the
  /// server counts for everybody who would have come meanwhile ("coordinated omission").
  ///
  /// @param connections how many requests can be under way; those that find none wait for one,
  ///   which counts
  /// @return the latencies in microseconds
  public Histogram open(int connections, int perSecond, Duration duration)
      throws InterruptedException {
    Histogram all = new Histogram(LONGEST_LATENCY_MICROS, SIGNIFICANT_DIGITS);
    AtomicLong next = new AtomicLong();
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = duration.toNanos() / interval;
    long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    onEach(
        connections,
        (connection, failed) -> {
          Histogram mine = new Histogram(LONGEST_LATENCY_MICROS, SIGNIFICANT_DIGITS);
          for (long n = next.getAndIncrement();
              n < count && !failed.get();
              n = next.getAndIncrement()) {
            long intended = began + n * interval;
            awaitTime(intended);
            exchange(connection, n);
            mine.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intended));
          }
          synchronized (all) {
            all.add(mine);
          }
        });
    return all;
  }

  private static void awaitTime(long intended) {
    for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void exchange(HttpConnection connection, long number) throws Exception {
    int status = connection.exchange(requests.apply(number));
    if (status / 100 != SUCCESS) {
      throw new BenchmarkFailed("a request was answered with an error:\n" + connection.text());
    }
  }

  private interface Client {
    void run(HttpConnection connection, AtomicBoolean failed) throws Exception;
  }

  private void onEach(int connections, Client client) throws InterruptedException {
    AtomicBoolean failed = new AtomicBoolean();
    AtomicReference<@Nullable Exception> first = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("client-" + i)
              .start(() -> {
                try (HttpConnection connection = HttpConnection.to(port)) {
                  client.run(connection, failed);
                } catch (Exception e) {
                  failed.set(true);
                  first.compareAndSet(null, e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Exception failure = first.get();
    if (failure instanceof BenchmarkFailed refused) {
      throw refused;
    }
    if (failure != null) {
      throw new BenchmarkFailed("a client failed: " + failure, failure);
    }
  }
}
