package dev.airlock.scan.structure.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Unpacked bytes that are too many to be held. The first and the last are; whoever goes back
/// between them has the stream unpacked again.
public final class ReplayedBytes implements Bytes, AutoCloseable {
  private static final int SKIP_BYTES = 8 * 1024;

  private final Reopened content;
  private final long size;
  private final byte[] head;
  private final byte[] tail;
  private final LongConsumer unpackedAgain;
  private @Nullable InputStream stream;
  private long position;

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
      return copy(tail, (int) (at - tailAt), into, from, length);
    }
    if (at < head.length) {
      return copy(head, (int) at, into, from, length);
    }
    InputStream open = streamAt(at);
    int read = open.read(into, from, (int) Math.min(length, tailAt - at));
    if (read < 0) {
      throw new EOFException("what was unpacked before is missing now");
    }
    passed(read);
    return read;
  }

  private static int copy(byte[] kept, int at, byte[] into, int from, int length) {
    int read = Math.min(length, kept.length - at);
    System.arraycopy(kept, at, into, from, read);
    return read;
  }

  private InputStream streamAt(long at) throws IOException {
    if (stream == null || position > at) {
      close();
      stream = content.open();
      position = 0;
    }
    byte[] skipped = new byte[SKIP_BYTES];
    while (position < at) {
      int read = stream.read(skipped, 0, (int) Math.min(skipped.length, at - position));
      if (read < 0) {
        throw new EOFException("what was unpacked before is missing now");
      }
      passed(read);
    }
    return stream;
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
