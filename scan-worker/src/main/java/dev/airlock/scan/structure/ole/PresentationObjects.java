package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.stream.InflatedStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What is embedded in a presentation: compound files, mostly packed by zlib, in records of their
/// own ([MS-PPT] 2.3.1, 2.10.34).
final class PresentationObjects {
  /// The stream that holds them.
  static final String STREAM = "PowerPoint Document";

  private static final int HEADER_BYTES = 8;
  private static final int OBJECT = 0x1011;
  private static final int PACKED = 1;
  private static final int CONTAINER = 0xf;

  private PresentationObjects() {}

  /// Has them scanned.
  static void read(Bytes stream, Visit visit) throws IOException {
    long at = 0;
    while (at + HEADER_BYTES <= stream.size()) {
      ByteBuffer header = stream.littleEndian(at, HEADER_BYTES);
      visit.budget().countWork(HEADER_BYTES);
      int version = header.getShort(0) & 0xf;
      int instance = Short.toUnsignedInt(header.getShort(0)) >> 4;
      long length = Integer.toUnsignedLong(header.getInt(4));
      at += HEADER_BYTES;
      if (version == CONTAINER) {
        continue; // its records follow
      }
      Bytes data = stream.range(at, Math.min(length, stream.size() - at));
      if (Short.toUnsignedInt(header.getShort(2)) == OBJECT && data.size() > 4) {
        visit.member(object(data, instance == PACKED, at));
      }
      at += length;
    }
  }

  // The size of what is packed stands before it.
  private static Member object(Bytes data, boolean isPacked, long at) throws IOException {
    String name = "object at " + at;
    if (!isPacked) {
      return Member.stored(name, data);
    }
    Bytes packed = data.range(4, data.size() - 4);
    long size = Integer.toUnsignedLong(data.littleEndian(0, 4).getInt());
    return Member.packed(name, () -> InflatedStream.zlib(packed), size);
  }
}
