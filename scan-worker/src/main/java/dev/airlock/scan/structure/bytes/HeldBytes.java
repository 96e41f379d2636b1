package dev.airlock.scan.structure.bytes;

/// Bytes that are held in memory.
public final class HeldBytes implements Bytes {
  private final byte[] bytes;
  private final int size;

  /// All of `bytes`, which the caller must not change any more.
  public HeldBytes(byte[] bytes) {
    this(bytes, bytes.length);
  }

  /// The first `size` of `bytes`.
  public HeldBytes(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long at, byte[] into, int from, int length) {
    if (at >= size) {
      return -1;
    }
    int read = (int) Math.min(length, size - at);
    System.arraycopy(bytes, (int) at, into, from, read);
    return read;
  }
}
