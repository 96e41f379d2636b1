package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.load.Repeated;
import dev.airlock.cli.system.Part;
import fi.solita.clamav.ClamAVClient;
import java.io.IOException;
import java.io.InputStream;

/// clamd alone: texts from memory, by the worker's client library, each over a connection of its
/// own.
record RawScans(Lab lab) {
  private static final int TIMEOUT_MILLIS = 120_000;

  /// Scans texts that nobody has seen before.
  ///
  /// @param what people read
  /// @param ways how many at a time
  /// @return texts a second
  double perSecond(String what, int count, long size, int ways) throws Exception {
    ClamAVClient clamd = new ClamAVClient("127.0.0.1", lab.port(Part.CLAMD), TIMEOUT_MILLIS);
    return count
        / lab.run(
            "scanning %s, by clamd alone".formatted(what),
            () -> Repeated.run(count, ways, () -> scan(clamd, RandomText.unseen(size))));
  }

  private static void scan(ClamAVClient clamd, RandomText text) throws IOException {
    try (InputStream stream = text.stream()) {
      if (!ClamAVClient.isCleanReply(clamd.scan(stream))) {
        throw new BenchmarkFailed("clamd did not call random words clean");
      }
    }
  }
}
