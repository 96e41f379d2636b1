package dev.airlock.scan.structure.bytes;

import java.io.IOException;

/// Tells bytes in which nothing can hide: there are too few of them, or all are zero.
public final class Harmless {
  // Line ends, markers such as PK00, and what rounds a length up.
  private static final int TOO_FEW = 16;

  private Harmless() {}

  /// Whether these are such bytes.
  public static boolean is(Bytes bytes) throws IOException {
    if (bytes.size() <= TOO_FEW) {
      return true;
    }
    BytesStream stream = bytes.stream();
    byte[] buffer = new byte[8 * 1024];
    for (int read = stream.read(buffer, 0, buffer.length);
        read > 0;
        read = stream.read(buffer, 0, buffer.length)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /// How many zeros the bytes begin with, as programs write them to fill a block.
  public static long leadingZeros(Bytes bytes) throws IOException {
    BytesStream stream = bytes.stream();
    long zeros = 0;
    while (stream.read() == 0) {
      zeros++;
    }
    return zeros;
  }
}
