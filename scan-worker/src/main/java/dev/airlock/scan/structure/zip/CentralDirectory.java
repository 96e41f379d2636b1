package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a zip's central directory (APPNOTE 4.3.12).
final class CentralDirectory {

  private CentralDirectory() {}

  /// Its entries in the order in which their members lie in the zip.
  ///
  /// @throws StructureException if there is more than is allowed
  static List<DirectoryEntry> entries(Bytes bytes, ZipEnd end, Visit visit) throws IOException {
    StructureLimits limits = visit.budget().limits();
    long size = end.directoryEnd() - end.directoryAt();
    if (size > limits.directoryBytes()) {
      throw StructureException.tooLarge("has too large a directory");
    }
    visit.budget().countWork(size);
    List<DirectoryEntry> entries = new ArrayList<>();
    long at = end.directoryAt();
    while (isEntry(bytes, at, end)) {
      if (entries.size() == limits.members()) {
        throw StructureException.tooLarge("more than %,d members".formatted(limits.members()));
      }
      DirectoryEntry entry = DirectoryEntry.at(bytes, at, end.prefix());
      entries.add(entry);
      at += entry.length();
    }
    if (at > end.directoryEnd() || !isCount(entries.size(), end)) {
      visit.report(Obstacle.CORRUPT, "its directory is damaged");
    } else {
      visit.rest("bytes in the directory", bytes.range(at, end.directoryEnd() - at));
    }
    entries.sort(Comparator.comparingLong(DirectoryEntry::offset));
    return entries;
  }

  private static boolean isEntry(Bytes bytes, long at, ZipEnd end) throws IOException {
    return at <= end.directoryEnd() - DirectoryEntry.FIXED_BYTES
        && bytes.littleEndian(at, 4).getInt() == DirectoryEntry.SIGNATURE;
  }

  // Old programs write more entries than the field can say.
  private static boolean isCount(int entries, ZipEnd end) {
    return entries == end.entries() || (!end.zip64() && (entries & 0xffff) == end.entries());
  }
}
