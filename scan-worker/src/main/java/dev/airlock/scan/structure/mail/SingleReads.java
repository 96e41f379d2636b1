package dev.airlock.scan.structure.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that is decoded byte by byte.
public abstract class SingleReads extends FilterInputStream {

  protected SingleReads(InputStream encoded) {
    super(encoded);
  }

  /// Decodes the next byte; -1 at the end.
  protected abstract int next() throws IOException;

  @Override
  public final int read() throws IOException {
    return next();
  }

  @Override
  public final int read(byte[] into, int from, int length) throws IOException {
    int read = 0;
    while (read < length) {
      int next = next();
      if (next < 0) {
        return read == 0 ? -1 : read;
      }
      into[from + read] = (byte) next;
      read++;
    }
    return read;
  }
}
