package dev.airlock.scan.type;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The central directory of a zip, which is what programs go by
/// (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, sections 4.3.7 to 4.3.16).
///
/// @param entries of a directory that could be read; else empty
record ZipDirectory(HeadAndTail object, List<Entry> entries) {
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  // What a zip begins with that was to be split, and one that was not split after all (8.5.3,
  // 8.5.4).
  private static final int SPLIT_MARKER = 0x08074b50;
  private static final int UNSPLIT_MARKER = 0x30304b50;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  // What is read here are small XML files; a bomb ends at the limit.
  private static final int MAX_ENTRY_BYTES = 1 << 20;

  /// One file in the zip, or a folder.
  record Entry(String name, boolean encrypted, int method, long compressed, long offset) {

    boolean isFolder() {
      return compressed == 0 && name.endsWith("/");
    }
  }

  /// Whether the object is a zip that begins with a marker of split ones.
  static boolean isAfterMarker(HeadAndTail object) {
    return object
        .range(0, 2 * Integer.BYTES)
        .map(ZipDirectory::littleEndian)
        .filter(bytes -> bytes.getInt(0) == SPLIT_MARKER || bytes.getInt(0) == UNSPLIT_MARKER)
        .filter(bytes -> bytes.getInt(Integer.BYTES) == LOCAL_SIGNATURE)
        .isPresent();
  }

  /// The directory; nothing if the zip does not end as zips do: it is cut off or damaged.
  static Optional<ZipDirectory> of(HeadAndTail object) {
    return DirectoryPlace.of(object)
        .map(end -> end.directory(object).map(ZipEntries::of).orElse(List.of()))
        .map(entries -> new ZipDirectory(object, entries));
  }

  boolean has(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
  }

  /// Whether there are files in it, of which none can be read.
  boolean isEncrypted() {
    return entries.stream().anyMatch(Entry::encrypted)
        && entries.stream().allMatch(entry -> entry.encrypted() || entry.isFolder());
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
    if (entry.encrypted() || entry.compressed() < 0 || entry.compressed() > MAX_ENTRY_BYTES) {
      return Optional.empty();
    }
    return object
        .range(entry.offset(), LOCAL_BYTES)
        .map(ZipDirectory::littleEndian)
        .filter(local -> local.getInt(0) == LOCAL_SIGNATURE)
        .map(local ->
            entry.offset()
                + LOCAL_BYTES
                + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28)))
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
      return inflater.finished() ? Optional.of(Arrays.copyOf(content, length)) : Optional.empty();
    } catch (DataFormatException _) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
