package dev.airlock.scan.pipeline;

import dev.airlock.model.object.Sha256;
import dev.airlock.scan.type.HeadAndTail;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A stream that is read once: it counts the bytes, takes their SHA-256 and keeps the first and the
/// last ones. It never keeps them all.
final class SingleRead extends FilterInputStream {
  private final MessageDigest digest = Sha256.begin();
  private final byte[] head;
  private final byte[] tail; // a ring
  private final Runnable atEnd;
  private long count;
  private volatile boolean ended;
  private volatile @Nullable Exception failure;

  /// @param atEnd called when the reader comes to the end of the stream
  SingleRead(InputStream in, int headBytes, int tailBytes, Runnable atEnd) {
    super(in);
    this.atEnd = atEnd;
    this.head = new byte[headBytes];
    this.tail = new byte[tailBytes];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? read : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = readSource(buffer, offset, length);
    if (read < 0) {
      ended = true;
      atEnd.run();
    } else {
      digest.update(buffer, offset, read);
      if (count < head.length) {
        int kept = (int) Math.min(read, head.length - count);
        System.arraycopy(buffer, offset, head, (int) count, kept);
      }
      keepLast(buffer, offset, read);
      count += read;
    }
    return read;
  }

  private int readSource(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException | RuntimeException e) { // S3's client throws both
      failure = e;
      throw e;
    }
  }

  /// What broke the source, if it broke.
  @Nullable Exception failure() {
    return failure;
  }

  @Override
  public long skip(long bytes) {
    throw new UnsupportedOperationException("a skipped byte would be one that nobody scanned");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Whether the reader came to the end of the stream.
  boolean ended() {
    return ended;
  }

  /// How many bytes passed.
  long count() {
    return count;
  }

  private void keepLast(byte[] buffer, int offset, int read) {
    int kept = Math.min(read, tail.length);
    int from = offset + read - kept;
    int at = (int) ((count + read - kept) % tail.length);
    int first = Math.min(kept, tail.length - at);
    System.arraycopy(buffer, from, tail, at, first);
    System.arraycopy(buffer, from + first, tail, 0, kept - first);
  }

  /// The first bytes and the last.
  HeadAndTail headAndTail() {
    int kept = (int) Math.min(count, tail.length);
    byte[] last = new byte[kept];
    int at = (int) ((count - kept) % tail.length);
    int first = Math.min(kept, tail.length - at);
    System.arraycopy(tail, at, last, 0, first);
    System.arraycopy(tail, 0, last, first, kept - first);
    return new HeadAndTail(Arrays.copyOf(head, (int) Math.min(count, head.length)), last, count);
  }

  /// Of all bytes that passed, lower-case hex. Can be asked once.
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
