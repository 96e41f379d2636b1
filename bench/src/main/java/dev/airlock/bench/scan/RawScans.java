package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import fi.solita.clamav.ClamAVClient;
import java.io.IOException;
import java.io.InputStream;

/// clamd alone: texts from memory, by the worker's client library, each over a connection of its
/// own.
record RawScans(int port) {
  private static final int TIMEOUT_MILLIS = 120_000;

  /// Scans texts that nobody has seen before.
  ///
  /// @param ways how many at a time
  /// @return texts a second
  double perSecond(int count, long size, int ways) throws Exception {
    ClamAVClient clamd = new ClamAVClient("127.0.0.1", port, TIMEOUT_MILLIS);
    long began = System.nanoTime();
    Repeated.run(count, ways, () -> scan(clamd, Words.unseen(size)));
    return count * 1e9 / (System.nanoTime() - began);
  }

  private static void scan(ClamAVClient clamd, Words words) throws IOException {
    try (InputStream text = words.stream()) {
      byte[] reply = clamd.scan(text);
      if (!ClamAVClient.isCleanReply(reply)) {
        throw new BenchmarkFailed("clamd did not call random words clean");
      }
    }
  }
}
