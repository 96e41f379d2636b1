package dev.airlock.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// So many bytes of a stream, counted as they are read.
final class Slice extends FilterInputStream {
  private final LongConsumer sent;
  private long left;

  Slice(InputStream in, long size, LongConsumer sent) {
    super(in);
    this.left = size;
    this.sent = sent;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = super.read(buffer, offset, Math.toIntExact(Math.min(length, left)));
    if (read < 0) {
      throw new IOException("the file has become shorter");
    }
    left -= read;
    sent.accept(read);
    return read;
  }
}
