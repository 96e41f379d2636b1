package dev.airlock.scan.structure.sevenzip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes of which each group of two or four was turned round. What is left at the end was not.
final class SwappedStream extends FilterInputStream {
  private final int group;
  private byte[] bytes = new byte[0];
  private int next;

  SwappedStream(InputStream stream, int group) {
    super(stream);
    this.group = group;
  }

  @Override
  public int read() throws IOException {
    if (next == bytes.length) {
      bytes = in.readNBytes(group);
      next = 0;
      if (bytes.length == 0) {
        return -1;
      }
    }
    int at = bytes.length == group ? group - 1 - next : next;
    next++;
    return bytes[at] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = 0;
    while (read < length) {
      int value = read();
      if (value < 0) {
        return read == 0 ? -1 : read;
      }
      into[from + read] = (byte) value;
      read++;
    }
    return read;
  }
}
