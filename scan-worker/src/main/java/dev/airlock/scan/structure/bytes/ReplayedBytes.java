package dev.airlock.scan.structure.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Unpacked bytes that are too many to be held. The first and the last are; whoever goes back
/// between them has the stream unpacked again.
public final class ReplayedBytes implements Bytes, AutoCloseable {
  // Readers of structure go back a little now and then; that must not cost a replay.
  private static final int WINDOW_BYTES = 64 * 1024;

  private final Reopened content;
  private final long size;
  private final byte[] head;
  private final byte[] tail;
  private final LongConsumer unpackedAgain;
  private final byte[] window = new byte[WINDOW_BYTES];
  private final byte[] windowBefore = new byte[WINDOW_BYTES];
  private @Nullable InputStream stream;
  private long position; // of the stream, which has filled the window up to here

  /// @param size how many bytes the stream has
  /// @param head the first of them
  /// @param tail the last of them
  /// @param unpackedAgain told of every byte that is unpacked once more
  public ReplayedBytes(
      Reopened content, long size, byte[] head, byte[] tail, LongConsumer unpackedAgain) {
    this.content = content;
    this.size = size;
    this.head = head;
    this.tail = tail;
    this.unpackedAgain = unpackedAgain;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long at, byte[] into, int from, int length) throws IOException {
    if (at >= size) {
      return -1;
    }
    long tailAt = size - tail.length;
    if (at >= tailAt) {
      return copy(tail, (int) (at - tailAt), tail.length, into, from, length);
    }
    if (at < head.length) {
      return copy(head, (int) at, head.length, into, from, length);
    }
    if (stream == null || at < windowsAt()) {
      close();
      stream = content.open();
      position = 0;
    }
    while (at >= position) {
      fill(stream);
    }
    long windowAt = (position - 1) / WINDOW_BYTES * WINDOW_BYTES;
    return at >= windowAt
        ? copy(window, (int) (at - windowAt), (int) (position - windowAt), into, from, length)
        : copy(windowBefore, (int) (at % WINDOW_BYTES), WINDOW_BYTES, into, from, length);
  }

  private static int copy(byte[] kept, int at, int end, byte[] into, int from, int length) {
    int read = Math.min(length, end - at);
    System.arraycopy(kept, at, into, from, read);
    return read;
  }

  // Windows begin at multiples of their size.
  private long windowsAt() {
    return Math.max(0, (position - 1) / WINDOW_BYTES - 1) * WINDOW_BYTES;
  }

  private void fill(InputStream open) throws IOException {
    int filled = (int) (position % WINDOW_BYTES);
    if (filled == 0) {
      System.arraycopy(window, 0, windowBefore, 0, WINDOW_BYTES);
    }
    int read = open.read(window, filled, WINDOW_BYTES - filled);
    if (read <= 0) {
      throw new EOFException("what was unpacked before is missing now");
    }
    passed(read);
  }

  private void passed(int read) {
    position += read;
    unpackedAgain.accept(read);
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      InputStream open = stream;
      stream = null;
      open.close();
    }
  }
}
