package dev.airlock.scan.structure.bytes;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// An object that is read in large blocks, the last of which are kept. Whoever reads it from the
/// front, looking at its end now and then, fetches every block once.
public final class BlockCache implements Bytes {
  /// One request to S3 brings so many bytes.
  public static final int BLOCK_BYTES = 4 * 1024 * 1024;

  private static final int MOST_KEPT = 3;

  private final RangeReader source;
  private final long size;
  private final int blockBytes;
  private final LongConsumer fetched;
  private final Map<Long, byte[]> kept = new LinkedHashMap<>(8, 0.75f, true);
  private @Nullable SourceFault fault;

  /// @param size of the object, in bytes
  /// @param fetched told how many bytes a request brings, before it is made
  public BlockCache(RangeReader source, long size, LongConsumer fetched) {
    this(source, size, fetched, BLOCK_BYTES);
  }

  BlockCache(RangeReader source, long size, LongConsumer fetched, int blockBytes) {
    this.source = source;
    this.size = size;
    this.fetched = fetched;
    this.blockBytes = blockBytes;
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
    byte[] block = block(at / blockBytes);
    int within = (int) (at % blockBytes);
    int read = Math.min(length, block.length - within);
    System.arraycopy(block, within, into, from, read);
    return read;
  }

  private byte[] block(long number) {
    byte[] known = kept.get(number);
    if (known != null) {
      return known;
    }
    throwFault();
    if (kept.size() == MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    byte[] block = new byte[(int) Math.min(blockBytes, size - number * blockBytes)];
    fetched.accept(block.length);
    try {
      source.read(number * blockBytes, block);
    } catch (IOException | RuntimeException e) { // S3's client throws both
      fault = new SourceFault(e);
      throw fault;
    }
    kept.put(number, block);
    return block;
  }

  /// Throws what broke the source, if it broke: a decoder may have swallowed it.
  public void throwFault() {
    if (fault != null) {
      throw fault;
    }
  }
}
