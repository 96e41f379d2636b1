package dev.airlock.scan.structure.pdf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes of which some are repeated (ISO 32000-1, 7.4.5).
final class RunLengthStream extends FilterInputStream {
  private static final int END = 128;

  private int left;
  private int repeated = -1;
  private boolean ended;

  RunLengthStream(InputStream encoded) {
    super(encoded);
  }

  @Override
  public int read() throws IOException {
    if (left == 0 && !ended) {
      begin();
    }
    if (ended || left == 0) {
      return -1;
    }
    left--;
    int next = repeated >= 0 ? repeated : in.read();
    ended = next < 0;
    return next;
  }

  private void begin() throws IOException {
    int length = in.read();
    if (length < 0 || length == END) {
      ended = true;
    } else if (length < END) {
      left = length + 1;
      repeated = -1;
    } else {
      left = 257 - length;
      repeated = in.read();
      ended = repeated < 0;
    }
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return SingleBytes.read(this, into, from, length);
  }
}
