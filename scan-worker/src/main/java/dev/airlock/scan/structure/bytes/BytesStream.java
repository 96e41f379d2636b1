package dev.airlock.scan.structure.bytes;

import java.io.IOException;
import java.io.InputStream;

/// Bytes read one after another. Decoders take single bytes from it as fast as from a buffer, and
/// it knows exactly how many they took.
public final class BytesStream extends InputStream {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Bytes bytes;
  private final byte[] buffer;
  private long bufferAt;
  private int buffered;
  private int next;

  /// @param at where to begin
  public BytesStream(Bytes bytes, long at) {
    this.bytes = bytes;
    this.bufferAt = at;
    this.buffer = new byte[Math.clamp(bytes.size() - at, 1, BUFFER_BYTES)];
  }

  /// Where the next byte lies.
  public long position() {
    return bufferAt + next;
  }

  /// The next byte, which stays the next; -1 at the end.
  public int peek() throws IOException {
    return next < buffered || fill() ? buffer[next] & 0xff : -1;
  }

  @Override
  public int read() throws IOException {
    return next < buffered || fill() ? buffer[next++] & 0xff : -1;
  }

  /// Passes over bytes that are in memory.
  ///
  /// @return whether it may go on with the next ones
  public boolean pass(Passed passed) throws IOException {
    if (next == buffered && !fill()) {
      return false;
    }
    next = passed.over(buffer, next, buffered);
    return next == buffered;
  }

  /// Tells which bytes are passed over.
  @FunctionalInterface
  public interface Passed {

    /// Returns the first that is not, `to` if all are.
    int over(byte[] buffer, int from, int to);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == buffered && length >= buffer.length) {
      int read = bytes.read(position(), into, from, length);
      bufferAt = position() + Math.max(read, 0);
      next = 0;
      buffered = 0;
      return read;
    }
    if (next == buffered && !fill()) {
      return -1;
    }
    int read = Math.min(length, buffered - next);
    System.arraycopy(buffer, next, into, from, read);
    next += read;
    return read;
  }

  private boolean fill() throws IOException {
    bufferAt = position();
    next = 0;
    buffered = Math.max(0, bytes.read(bufferAt, buffer, 0, buffer.length));
    return buffered > 0;
  }

  @Override
  public long skip(long wanted) {
    long skipped = Math.clamp(wanted, 0, Math.max(0, bytes.size() - position()));
    if (skipped <= buffered - next) {
      next += (int) skipped;
    } else {
      bufferAt = position() + skipped;
      next = 0;
      buffered = 0;
    }
    return skipped;
  }

  @Override
  public int available() {
    return Math.clamp(bytes.size() - position(), 0, Integer.MAX_VALUE);
  }
}
