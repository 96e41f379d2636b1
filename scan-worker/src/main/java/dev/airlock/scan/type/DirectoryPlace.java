package dev.airlock.scan.type;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Where the end of a zip says that its central directory is
/// (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, sections 4.3.14 to 4.3.16).
///
/// @param offset of the directory from the beginning of the zip
/// @param size in bytes
record DirectoryPlace(long offset, long size) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int BYTES = 22;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ZIP64_LOCATOR_BYTES = 20;
  private static final int ZIP64_SIGNATURE = 0x06064b50;
  private static final int ZIP64_BYTES = 56;
  private static final String PADDING = "\0\r\n\u001a";
  private static final long IN_ZIP64 = 0xffffffffL;

  /// The end record; nothing if the zip does not end as zips do: it is cut off or damaged.
  static Optional<DirectoryPlace> of(HeadAndTail object) {
    ByteBuffer tail = ByteBuffer.wrap(object.tail()).order(ByteOrder.LITTLE_ENDIAN);
    int padding = endWithoutPadding(object.tail());
    for (int at = tail.capacity() - BYTES; at >= 0; at--) {
      if (tail.getInt(at) == SIGNATURE) {
        int end = at + BYTES + Short.toUnsignedInt(tail.getShort(at + 20));
        if (end <= tail.capacity() && end >= padding) {
          long begin = object.size() - tail.capacity() + at;
          long size = Integer.toUnsignedLong(tail.getInt(at + 12));
          long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
          return size == IN_ZIP64 || offset == IN_ZIP64
              ? Optional.of(zip64(object, begin).orElse(new DirectoryPlace(offset, size)))
              : Optional.of(new DirectoryPlace(offset, size));
        }
      }
    }
    return Optional.empty();
  }

  // Mail programs append a line break, tapes NULs, XMODEM Ctrl-Z. Unpackers do not mind.
  private static int endWithoutPadding(byte[] tail) {
    int end = tail.length;
    while (end > 0 && PADDING.indexOf(tail[end - 1]) >= 0) {
      end--;
    }
    return end;
  }

  private static Optional<DirectoryPlace> zip64(HeadAndTail object, long begin) {
    return record(object, begin - ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR_BYTES)
        .filter(locator -> locator.getInt(0) == ZIP64_LOCATOR_SIGNATURE)
        .flatMap(locator -> record(object, locator.getLong(8), ZIP64_BYTES))
        .filter(end -> end.getInt(0) == ZIP64_SIGNATURE)
        .map(end -> new DirectoryPlace(end.getLong(48), end.getLong(40)));
  }

  private static Optional<ByteBuffer> record(HeadAndTail object, long at, int length) {
    return object
        .range(at, length)
        .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  /// The bytes of the directory, if they can be read.
  Optional<byte[]> directory(HeadAndTail object) {
    return size < 0 || size > Integer.MAX_VALUE
        ? Optional.empty()
        : object.range(offset, (int) size);
  }
}
