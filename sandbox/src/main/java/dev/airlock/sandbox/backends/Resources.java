package dev.airlock.sandbox.backends;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What has been started and must be ended, whenever the end comes: also in the middle of a start.
public final class Resources implements AutoCloseable {

  private final List<AutoCloseable> started = new ArrayList<>();
  private boolean closed;

  /// Takes charge of `part`. If the end has already come, closes it at once.
  ///
  /// @throws CancellationException if the end has already come
  public <T extends AutoCloseable> T add(T part) throws Exception {
    synchronized (this) {
      if (!closed) {
        started.add(part);
        return part;
      }
    }
    part.close();
    throw new CancellationException("the sandbox is ending");
  }

  /// Ends all parts at the same time and waits. A part that fails to end keeps no other from it.
  ///
  /// @throws IOException with the first failure as its cause, when all is done
  @Override
  public void close() throws IOException {
    List<AutoCloseable> parts;
    synchronized (this) {
      closed = true;
      parts = List.copyOf(started);
      started.clear();
    }
    var failures = new ConcurrentLinkedQueue<Exception>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      parts.forEach(part -> threads.execute(() -> end(part, failures)));
    }
    Exception first = failures.peek();
    if (first != null) {
      throw new IOException("a part of the sandbox did not end: " + first, first);
    }
  }

  private static void end(AutoCloseable part, Queue<Exception> failures) {
    try {
      part.close();
    } catch (Exception e) {
      failures.add(e);
    }
  }
}
