package dev.airlock.scan.pipeline;

/// How long one thing has taken so far, of which there is never more than one at a time. Another
/// thread may ask while it goes on.
final class Stopwatch {
  private long began;
  private long sum;
  private boolean running;

  /// Something that may fail.
  @FunctionalInterface
  interface Timed<T, E extends Exception> {
    T run() throws E;
  }

  <T, E extends Exception> T time(Timed<T, E> timed) throws E {
    start();
    try {
      return timed.run();
    } finally {
      stop();
    }
  }

  private synchronized void start() {
    began = System.nanoTime();
    running = true;
  }

  private synchronized void stop() {
    sum += System.nanoTime() - began;
    running = false;
  }

  synchronized long nanos() {
    return running ? sum + System.nanoTime() - began : sum;
  }
}
