package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.HeldBytes;
import dev.airlock.scan.structure.bytes.Reopened;
import dev.airlock.scan.structure.bytes.ReplayedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps what is unpacked, so that somebody can look into it: all of it if it is small, else the
/// first bytes and the last.
final class KeptContent implements AutoCloseable {
  private static final int FIRST_BYTES = 16 * 1024;
  // A tar begins with 512 bytes of header, PDF within 1,024, an ISO 9660 file system at 32 KiB.
  private static final int HEAD_BYTES = 64 * 1024;

  private final int most;
  private final ScanBudget.Reservation memory;
  private byte[] kept;
  private byte[] tail = new byte[0]; // a ring, once there is more than `most`
  private long size;

  KeptContent(ScanBudget budget) throws StructureException {
    this.most = budget.mostHeld();
    this.memory = budget.reserve(most);
    this.kept = new byte[Math.min(FIRST_BYTES, most)];
  }

  void add(byte[] bytes, int from, int length) {
    if (tail.length == 0 && size + length <= most) {
      grow((int) size + length);
      System.arraycopy(bytes, from, kept, (int) size, length);
      size += length;
    } else {
      if (tail.length == 0) {
        beginTail();
      }
      addToTail(bytes, from, length);
    }
  }

  private void grow(int wanted) {
    if (wanted > kept.length) {
      kept = Arrays.copyOf(kept, Math.clamp(kept.length * 4L, wanted, most));
    }
  }

  // A quarter of the memory for the tail, so that there is room for both while one becomes the
  // other; at least one byte, or nobody could tell that it has begun.
  private void beginTail() {
    byte[] all = kept;
    int held = (int) size;
    tail = new byte[Math.max(1, most / 4)];
    kept = Arrays.copyOf(all, Math.min(held, Math.min(HEAD_BYTES, most / 8)));
    int last = Math.min(held, tail.length);
    size -= last;
    addToTail(all, held - last, last);
  }

  private void addToTail(byte[] bytes, int from, int length) {
    int last = Math.min(length, tail.length);
    size += length - last;
    int at = (int) (size % tail.length);
    int first = Math.min(last, tail.length - at);
    System.arraycopy(bytes, from + length - last, tail, at, first);
    System.arraycopy(bytes, from + length - last + first, tail, 0, last - first);
    size += last;
  }

  /// All that was added, if all was kept.
  Bytes held() {
    return new HeldBytes(kept, (int) size);
  }

  /// All that was added, if not all was kept.
  ///
  /// @param content unpacks it again
  @Nullable ReplayedBytes replayed(Reopened content, ScanBudget budget) {
    if (tail.length == 0) {
      return null;
    }
    byte[] last = new byte[(int) Math.min(size, tail.length)];
    int at = (int) ((size - last.length) % tail.length);
    int first = Math.min(last.length, tail.length - at);
    System.arraycopy(tail, at, last, 0, first);
    System.arraycopy(tail, 0, last, first, last.length - first);
    return new ReplayedBytes(content, size, kept, last, budget::countWork);
  }

  @Override
  public void close() {
    memory.close();
  }
}
