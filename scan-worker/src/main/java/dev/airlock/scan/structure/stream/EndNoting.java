package dev.airlock.scan.structure.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that tells somebody when it has come to its end.
public final class EndNoting extends FilterInputStream {
  private final Runnable atEnd;

  public EndNoting(InputStream stream, Runnable atEnd) {
    super(stream);
    this.atEnd = atEnd;
  }

  @Override
  public int read() throws IOException {
    return note(super.read());
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return note(super.read(into, from, length));
  }

  private int note(int read) {
    if (read < 0) {
      atEnd.run();
    }
    return read;
  }
}
