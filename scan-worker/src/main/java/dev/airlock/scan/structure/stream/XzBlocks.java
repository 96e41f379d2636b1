package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// What can be told of .xz data before they are unpacked
/// (<https://tukaani.org/xz/xz-file-format.txt>, sections 2.1, 3.1 and 4).
final class XzBlocks {
  private static final int STREAM_HEADER_BYTES = 12;
  private static final int FOOTER_BYTES = 12;
  private static final int FEWEST_BYTES = 32; // an empty stream
  private static final long LZMA2 = 0x21;
  // clamd 1.4 was seen to unpack LZMA2 with delta and x86 to SPARC, the filters 3 to 9.
  private static final long DELTA = 3;
  private static final long SPARC = 9;
  private static final int MOST_PROPERTY = 39;
  private static final long UNKNOWN_DICTIONARY = 8L << 20;

  /// @param property its first byte, -1 if it has none
  private record Filter(long id, int property) {}

  private XzBlocks() {}

  /// The dictionary that the first block of a stream needs, in bytes. Further blocks have usually
  /// the same.
  static long dictionaryOfFirst(Bytes packed, long streamAt) throws IOException {
    for (Filter filter : filtersOfFirst(packed, streamAt)) {
      if (filter.id() == LZMA2 && filter.property() >= 0) {
        int property = Math.min(filter.property(), MOST_PROPERTY);
        return (2L | (property & 1)) << (property / 2 + 11);
      }
    }
    return UNKNOWN_DICTIONARY;
  }

  /// Whether the engine unpacks it all: there is one stream of one block, with filters that it has.
  static boolean areOpenToEngine(Bytes packed) throws IOException {
    if (packed.size() < FEWEST_BYTES || !isOneBlock(packed)) {
      return false;
    }
    List<Filter> filters = filtersOfFirst(packed, 0);
    return !filters.isEmpty()
        && filters.stream().allMatch(f -> f.id() == LZMA2 || (f.id() >= DELTA && f.id() <= SPARC));
  }

  // The footer tells the index's size, the index how many blocks there are and how large.
  private static boolean isOneBlock(Bytes packed) throws IOException {
    ByteBuffer footer = packed.littleEndian(packed.size() - FOOTER_BYTES, FOOTER_BYTES);
    long indexBytes = (Integer.toUnsignedLong(footer.getInt(4)) + 1) * 4;
    long indexAt = packed.size() - FOOTER_BYTES - indexBytes;
    if (indexAt < STREAM_HEADER_BYTES) {
      return false;
    }
    ByteBuffer index = packed.littleEndian(indexAt, (int) Math.min(indexBytes, 32));
    if (index.get() != 0 || number(index) != 1) {
      return false;
    }
    long blockBytes = (number(index) + 3) / 4 * 4;
    return STREAM_HEADER_BYTES + blockBytes == indexAt;
  }

  private static List<Filter> filtersOfFirst(Bytes packed, long streamAt) throws IOException {
    byte[] size = packed.upTo(streamAt + STREAM_HEADER_BYTES, 1);
    if (size.length == 0 || size[0] == 0) {
      return List.of();
    }
    ByteBuffer header =
        ByteBuffer.wrap(packed.upTo(streamAt + STREAM_HEADER_BYTES, ((size[0] & 0xff) + 1) * 4))
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Filter> filters = new ArrayList<>();
    if (header.remaining() < 2) {
      return filters;
    }
    int flags = header.get(1) & 0xff;
    header.position(2);
    if ((flags & 0x40) != 0) {
      number(header); // the block's packed size
    }
    if ((flags & 0x80) != 0) {
      number(header); // and its other size
    }
    for (int i = 0; i <= (flags & 3); i++) {
      long id = number(header);
      long length = number(header);
      if (length < 0 || length > header.remaining()) {
        throw new EOFException("filter flags");
      }
      filters.add(new Filter(id, length == 0 ? -1 : header.get(header.position()) & 0xff));
      header.position(header.position() + (int) length);
    }
    return filters;
  }

  // 1.2: seven bits a byte, the lowest first, 63 at most.
  private static long number(ByteBuffer from) throws EOFException {
    long value = 0;
    for (int shift = 0; shift < 63 && from.hasRemaining(); shift += 7) {
      byte next = from.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new EOFException("a number");
  }
}
