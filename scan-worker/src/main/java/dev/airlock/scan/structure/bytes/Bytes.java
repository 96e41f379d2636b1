package dev.airlock.scan.structure.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Bytes that can be read at any place, as often as wanted. They never change.
public interface Bytes {

  /// How many there are.
  long size();

  /// Reads some bytes, at least one if there is one and `length` is not 0.
  ///
  /// @param at where in these bytes; not negative
  /// @return how many were read, -1 at the end
  int read(long at, byte[] into, int from, int length) throws IOException;

  /// Reads exactly that many bytes. The caller bounds `length`.
  ///
  /// @throws EOFException if there are fewer
  default byte[] exactly(long at, int length) throws IOException {
    if (at < 0 || at > size() - length) {
      throw new EOFException("there are no " + length + " bytes at " + at);
    }
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int read = read(at + done, bytes, done, length - done);
      if (read <= 0) {
        throw new EOFException("the bytes end at " + (at + done));
      }
      done += read;
    }
    return bytes;
  }

  /// Reads that many bytes, or those that are there. The caller bounds `length`.
  default byte[] upTo(long at, int length) throws IOException {
    return at < 0 || at >= size() ? new byte[0] : exactly(at, (int) Math.min(length, size() - at));
  }

  /// The same as `exactly`, as numbers whose lowest byte comes first.
  default ByteBuffer littleEndian(long at, int length) throws IOException {
    return ByteBuffer.wrap(exactly(at, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// A part of these bytes.
  ///
  /// @throws EOFException if they do not reach so far
  default Bytes range(long from, long length) throws EOFException {
    if (from < 0 || length < 0 || from > size() - length) {
      throw new EOFException("there are no " + length + " bytes at " + from);
    }
    return new ByteRange(this, from, length);
  }

  /// Where these bytes lie within others; -1 if they are not known to be a part of them.
  default long offsetIn(Bytes whole) {
    return whole.equals(this) ? 0 : -1;
  }

  /// All of them, one after another.
  default BytesStream stream() {
    return new BytesStream(this, 0);
  }
}
