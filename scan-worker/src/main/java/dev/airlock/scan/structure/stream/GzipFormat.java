package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.EOFException;
import java.io.IOException;

/// gzip (RFC 1952).
final class GzipFormat implements StreamFormat {
  private static final int FIXED_BYTES = 10;
  private static final int CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;
  private static final int PADDING_BYTES = 64 * 1024;

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "gz",
        "streams with usual headers",
        "streams with unusual headers or behind zeros, and what follows the last",
        "");
  }

  @Override
  public boolean beginsAt(Bytes packed, long at) throws IOException {
    byte[] header = packed.upTo(at, FIXED_BYTES);
    return header.length == FIXED_BYTES
        && header[0] == 0x1f
        && header[1] == (byte) 0x8b
        && header[2] == 8;
  }

  // clamd refuses a header whose own checksum is wrong, and flags of which nobody knows what
  // follows them; some programs do not mind.
  @Override
  public boolean isOpenToEngine(Bytes packed, long at) throws IOException {
    return (packed.exactly(at + 3, 1)[0] & (CHECKSUM | RESERVED)) == 0;
  }

  // tar pads with zeros, and programs skip them.
  @Override
  public long skipPadding(Bytes packed, long at) throws IOException {
    long next = at;
    byte[] some = packed.upTo(next, PADDING_BYTES);
    while (at > 0 && some.length > 0) {
      int zeros = 0;
      while (zeros < some.length && some[zeros] == 0) {
        zeros++;
      }
      next += zeros;
      if (zeros < some.length) {
        return beginsAt(packed, next) ? next : at;
      }
      some = packed.upTo(next, PADDING_BYTES);
    }
    return at;
  }

  @Override
  public Opened open(Bytes packed, long at, ScanBudget budget) throws IOException {
    InflatedStream inflated = InflatedStream.raw(packed, dataAt(packed, at, budget));
    GzipContent content = new GzipContent(inflated, packed);
    return new Opened(content, content::end);
  }

  private static long dataAt(Bytes packed, long at, ScanBudget budget) throws IOException {
    int flags = packed.exactly(at + 3, 1)[0];
    BytesStream header = new BytesStream(packed, at + FIXED_BYTES);
    if ((flags & EXTRA) != 0) {
      int length = header.read() | header.read() << 8;
      header.skip(Math.max(0, length));
    }
    if ((flags & NAME) != 0) {
      skipText(header, budget);
    }
    if ((flags & COMMENT) != 0) {
      skipText(header, budget);
    }
    return header.position() + ((flags & CHECKSUM) != 0 ? 2 : 0);
  }

  private static void skipText(BytesStream header, ScanBudget budget) throws IOException {
    int next = header.read();
    while (next > 0) {
      budget.countWork(1);
      next = header.read();
    }
    if (next < 0) {
      throw new EOFException("a gzip header without an end");
    }
  }
}
