package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The central directory of a zip, which is what programs go by
/// (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, sections 4.3.7 to 4.3.16).
///
/// @param entries of a directory that was kept whole; else empty
record ZipDirectory(HeadAndTail object, List<Entry> entries) {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  // What is read here are small XML files; a bomb ends at the limit.
  private static final int MAX_ENTRY_BYTES = 1 << 20;

  /// One file in the zip, or a folder.
  record Entry(String name, boolean encrypted, int method, long compressed, long offset) {

    boolean hidesItsContent() {
      return encrypted || (compressed == 0 && name.endsWith("/"));
    }
  }

  /// The directory; nothing if the zip does not end as zips do: it is cut off or damaged.
  static Optional<ZipDirectory> of(HeadAndTail object) {
    ByteBuffer tail = littleEndian(object.tail());
    for (int at = tail.capacity() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && at + END_BYTES + unsigned(tail.getShort(at + 20)) == tail.capacity()) {
        long size = unsigned(tail.getInt(at + 12));
        long offset = unsigned(tail.getInt(at + 16));
        return Optional.of(new ZipDirectory(object, entries(object, offset, size)));
      }
    }
    return Optional.empty();
  }

  private static List<Entry> entries(HeadAndTail object, long offset, long size) {
    if (size > object.tail().length) {
      return List.of();
    }
    return object.range(offset, (int) size).map(ZipDirectory::entries).orElse(List.of());
  }

  private static List<Entry> entries(byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    ByteBuffer directory = littleEndian(bytes);
    int at = 0;
    while (at + ENTRY_BYTES <= bytes.length && directory.getInt(at) == ENTRY_SIGNATURE) {
      int nameBytes = unsigned(directory.getShort(at + 28));
      int more = unsigned(directory.getShort(at + 30)) + unsigned(directory.getShort(at + 32));
      if (at + ENTRY_BYTES + nameBytes > bytes.length) {
        return List.of();
      }
      entries.add(
          new Entry(
              new String(bytes, at + ENTRY_BYTES, nameBytes, UTF_8),
              (directory.getShort(at + 8) & ENCRYPTED) != 0,
              unsigned(directory.getShort(at + 10)),
              unsigned(directory.getInt(at + 20)),
              unsigned(directory.getInt(at + 42))));
      at += ENTRY_BYTES + nameBytes + more;
    }
    // A directory that is only half understood is worth nothing.
    return at == bytes.length ? List.copyOf(entries) : List.of();
  }

  boolean has(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
  }

  /// Whether there is nothing in it that could be read.
  boolean isEncrypted() {
    return !entries.isEmpty() && entries.stream().allMatch(Entry::hidesItsContent);
  }

  /// The content of the one file of that name.
  ///
  /// @return nothing if there is none or more than one, if its bytes were not kept, or if it is no
  ///   small file in a usual compression
  Optional<byte[]> content(String name) {
    List<Entry> found =
        entries.stream().filter(entry -> entry.name().equalsIgnoreCase(name)).toList();
    return found.size() == 1 ? content(found.getFirst()) : Optional.empty();
  }

  private Optional<byte[]> content(Entry entry) {
    if (entry.compressed() > MAX_ENTRY_BYTES) {
      return Optional.empty();
    }
    return object
        .range(entry.offset(), LOCAL_BYTES)
        .map(ZipDirectory::littleEndian)
        .filter(local -> local.getInt(0) == LOCAL_SIGNATURE)
        .map(local ->
            entry.offset()
                + LOCAL_BYTES
                + unsigned(local.getShort(26))
                + unsigned(local.getShort(28)))
        .flatMap(begin -> object.range(begin, (int) entry.compressed()))
        .flatMap(bytes ->
            switch (entry.method()) {
              case STORED -> Optional.of(bytes);
              case DEFLATED -> inflated(bytes);
              default -> Optional.empty();
            });
  }

  private static Optional<byte[]> inflated(byte[] bytes) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes);
      byte[] content = new byte[MAX_ENTRY_BYTES];
      int length = inflater.inflate(content);
      return inflater.finished()
          ? Optional.of(java.util.Arrays.copyOf(content, length))
          : Optional.empty();
    } catch (DataFormatException _) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
