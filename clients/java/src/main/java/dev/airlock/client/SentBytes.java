package dev.airlock.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// How much was sent, of all parts together.
final class SentBytes {
  private final LongConsumer listener;
  private long count;

  SentBytes(LongConsumer listener) {
    this.listener = listener;
  }

  /// Counts bytes.
  ///
  /// @param bytes negative for what has to be sent again
  synchronized void add(long bytes) {
    count += bytes;
    if (bytes > 0) {
      listener.accept(count);
    }
  }

  /// The same, of which one try keeps an account of its own.
  LongConsumer countedIn(AtomicLong account) {
    return bytes -> {
      account.addAndGet(bytes);
      add(bytes);
    };
  }
}
