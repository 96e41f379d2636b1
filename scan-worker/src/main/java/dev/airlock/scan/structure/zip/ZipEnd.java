package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// An end of central directory record (APPNOTE 4.3.16), with its zip64 record if it has one
/// (4.3.14), as one of the programs that read it understands it.
///
/// @param at where the record is
/// @param directoryAt where it says that the directory begins
/// @param directoryEnd where that ends
/// @param entries how many there should be
/// @param prefix how many bytes precede the zip of which its offsets are counted
/// @param recordsAt where the first of the end records is
/// @param zip64 whether there is a zip64 record
/// @param after where its comment ends
record ZipEnd(
    long at,
    long directoryAt,
    long directoryEnd,
    long entries,
    long prefix,
    long recordsAt,
    boolean zip64,
    long after) {
  static final int SIGNATURE = 0x06054b50;
  static final int FIXED_BYTES = 22;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int ZIP64_SIGNATURE = 0x06064b50;
  private static final int ZIP64_BYTES = 56;

  /// All readings of the record at a place; none if it is no such record, or leads nowhere.
  static List<ZipEnd> readings(Bytes bytes, long at) throws IOException {
    List<ZipEnd> readings = new ArrayList<>();
    if (at < 0 || at > bytes.size() - FIXED_BYTES) {
      return readings;
    }
    ByteBuffer end = bytes.littleEndian(at, FIXED_BYTES);
    if (end.getInt(0) != SIGNATURE) {
      return readings;
    }
    long after = Math.min(bytes.size(), at + FIXED_BYTES + Short.toUnsignedInt(end.getShort(20)));
    addZip64(bytes, at, after, readings);
    long recordsAt = readings.isEmpty() ? at : readings.getFirst().recordsAt();
    long size = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    int entries = Short.toUnsignedInt(end.getShort(10));
    add(bytes, new Told(at, recordsAt, after, size, offset, entries, false), readings);
    return readings;
  }

  private static void addZip64(Bytes bytes, long at, long after, List<ZipEnd> readings)
      throws IOException {
    if (at < LOCATOR_BYTES) {
      return;
    }
    ByteBuffer locator = bytes.littleEndian(at - LOCATOR_BYTES, LOCATOR_BYTES);
    if (locator.getInt(0) != LOCATOR_SIGNATURE) {
      return;
    }
    // Where the locator says, and, since something may have been put before the zip, right before
    // the locator.
    long told = locator.getLong(8);
    addZip64(bytes, told, at, after, readings);
    if (told != at - LOCATOR_BYTES - ZIP64_BYTES) {
      addZip64(bytes, at - LOCATOR_BYTES - ZIP64_BYTES, at, after, readings);
    }
  }

  private static void addZip64(
      Bytes bytes, long recordAt, long at, long after, List<ZipEnd> readings) throws IOException {
    if (recordAt < 0 || recordAt > at - ZIP64_BYTES) {
      return;
    }
    ByteBuffer record = bytes.littleEndian(recordAt, ZIP64_BYTES);
    if (record.getInt(0) == ZIP64_SIGNATURE) {
      long size = record.getLong(40);
      long offset = record.getLong(48);
      add(bytes, new Told(at, recordAt, after, size, offset, record.getLong(32), true), readings);
    }
  }

  private record Told(
      long at, long recordsAt, long after, long size, long offset, long entries, boolean zip64) {}

  // Programs that allow for a prefix count back from the record; others take the offset as it is.
  private static void add(Bytes bytes, Told told, List<ZipEnd> readings) throws IOException {
    if (told.size() < 0 || told.size() > told.recordsAt() || told.offset() < 0) {
      return;
    }
    long begin = told.recordsAt() - told.size();
    addIfDirectory(bytes, told, begin, begin - told.offset(), readings);
    if (told.offset() != begin && told.offset() <= bytes.size() - told.size()) {
      addIfDirectory(bytes, told, told.offset(), 0, readings);
    }
  }

  private static void addIfDirectory(
      Bytes bytes, Told told, long begin, long prefix, List<ZipEnd> readings) throws IOException {
    boolean isEmpty = told.size() == 0 && told.entries() == 0 && begin == told.recordsAt();
    boolean isDirectory =
        told.size() >= DirectoryEntry.FIXED_BYTES
            && bytes.littleEndian(begin, 4).getInt() == DirectoryEntry.SIGNATURE;
    if (prefix < 0
        || !(isEmpty || isDirectory)
        || readings.stream().anyMatch(known -> known.directoryAt == begin)) {
      return;
    }
    readings.add(
        new ZipEnd(
            told.at(),
            begin,
            begin + told.size(),
            told.entries(),
            prefix,
            told.recordsAt(),
            told.zip64(),
            told.after()));
  }
}
