package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The content of several packed streams, one after another, as programs unpack them. Ends at bytes
/// that begin no further stream; these may be anything.
public final class PackedStreams extends InputStream {
  private final Bytes packed;
  private final StreamFormat format;
  private final ScanBudget budget;
  private StreamFormat.@Nullable Opened current;
  private long next;
  private boolean ended;
  private boolean openToEngine = true;

  PackedStreams(Bytes packed, StreamFormat format, ScanBudget budget) {
    this.packed = packed;
    this.format = format;
    this.budget = budget;
  }

  /// Zstandard frames (RFC 8878).
  public static PackedStreams zstd(Bytes packed, ScanBudget budget) {
    return new PackedStreams(packed, new ZstdFormat(), budget);
  }

  /// .xz streams (<https://tukaani.org/xz/xz-file-format.txt>).
  public static PackedStreams xz(Bytes packed, ScanBudget budget) {
    return new PackedStreams(packed, new XzFormat(), budget);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      StreamFormat.Opened open = current;
      if (open == null) {
        ended = !openNext();
        continue;
      }
      int read = open.content().read(into, from, length);
      if (read > 0) {
        return read;
      }
      next = open.end().getAsLong();
      current = null;
      open.content().close();
    }
    return -1;
  }

  private boolean openNext() throws IOException {
    long ended = next;
    next = format.skipPadding(packed, ended);
    budget.countWork(next - ended);
    if (!format.beginsAt(packed, next)) {
      return false;
    }
    openToEngine &= next == ended && format.isOpenToEngine(packed, next);
    budget.countWork(1024); // many empty streams are work as well
    current = format.open(packed, next, budget);
    return true;
  }

  /// Whether the engine unpacks all that was read so far, if it unpacks this format at all.
  boolean isOpenToEngine() {
    return openToEngine;
  }

  /// Where the last stream ended, once all were read.
  public long end() {
    return next;
  }

  @Override
  public void close() throws IOException {
    StreamFormat.Opened open = current;
    current = null;
    ended = true;
    if (open != null) {
      open.content().close();
    }
  }
}
