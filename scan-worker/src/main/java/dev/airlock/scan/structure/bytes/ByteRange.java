package dev.airlock.scan.structure.bytes;

import java.io.IOException;

/// A part of other bytes, which was found to lie within them.
record ByteRange(Bytes whole, long from, long size) implements Bytes {

  @Override
  public int read(long at, byte[] into, int offset, int length) throws IOException {
    return at >= size ? -1 : whole.read(from + at, into, offset, (int) Math.min(length, size - at));
  }

  @Override
  public long offsetIn(Bytes other) {
    if (other.equals(this)) {
      return 0;
    }
    long offset = whole.offsetIn(other);
    return offset < 0 ? -1 : offset + from;
  }
}
