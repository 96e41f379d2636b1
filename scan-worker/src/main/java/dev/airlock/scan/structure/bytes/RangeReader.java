package dev.airlock.scan.structure.bytes;

import java.io.IOException;

/// Reads ranges of one object whose bytes do not change.
@FunctionalInterface
public interface RangeReader {

  /// Fills `into` with the bytes from `at`. Whoever asks knows that there are so many.
  ///
  /// @throws IOException if they can't be had, which is never the fault of the object
  void read(long at, byte[] into) throws IOException;
}
