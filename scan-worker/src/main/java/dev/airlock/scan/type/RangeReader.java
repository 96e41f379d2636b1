package dev.airlock.scan.type;

import java.io.IOException;

/// Reads bytes of an object that were not kept.
public interface RangeReader {

  /// Fills `into` with the bytes from `at`. Whoever asks knows that there are so many.
  ///
  /// @throws IOException if they cannot be read, which is never the object's fault
  void read(long at, byte[] into) throws IOException;
}
