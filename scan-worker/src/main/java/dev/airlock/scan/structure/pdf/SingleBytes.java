package dev.airlock.scan.structure.pdf;

import java.io.IOException;
import java.io.InputStream;

/// Reads many bytes from a stream that knows how to read one.
final class SingleBytes {

  private SingleBytes() {}

  static int read(InputStream stream, byte[] into, int from, int length) throws IOException {
    int read = 0;
    while (read < length) {
      int next = stream.read();
      if (next < 0) {
        return read == 0 ? -1 : read;
      }
      into[from + read] = (byte) next;
      read++;
    }
    return read;
  }
}
