package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Harmless;
import java.io.IOException;
import java.util.List;

/// Reads zips: docx, jar and the like are such as well. Every directory, every member by every
/// header, and every byte that belongs to none.
public final class ZipReader implements ContainerReader {

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "zip, jar, docx, xlsx, pptx, odt, ods, odp",
        ZipData.namesOf(true) + ", if nothing is unusual",
        ZipData.namesOf(false)
            + "; all of a zip64, of one with other bytes before, between or behind its"
            + " members, and of one that contradicts itself, by each of its headers",
        "PPMd and all other methods");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long end = bytes.size();
    boolean odd = false;
    // Several zips one after another: most programs open the last one, some the first.
    while (end > 0) {
      Bytes before = bytes.range(0, end);
      List<ZipEnd> ends = ZipEnds.in(before, visit.budget());
      if (visit.mayHoldSeveral() && ends.size() > 1) {
        ends = ends.subList(0, 1); // offsets of one may point into another by chance
      }
      if (ends.isEmpty()) {
        remainder(before, end < bytes.size(), visit);
        return;
      }
      odd |= readAll(before, ends, odd, visit);
      end = start(before, ends, visit);
      boolean isZip = end > 0 && LocalHeader.at(bytes, 0).isPresent();
      if (isZip && !visit.mayHoldSeveral()) {
        visit.report(Obstacle.CORRUPT, "several archives, one after another");
      }
      if (end > 0 && !isZip) {
        visit.rest("bytes at 0", bytes.range(0, end));
        return;
      }
    }
  }

  /// Reads the zip that ends with a record in the midst of other bytes; nothing happens if there is
  /// none.
  ///
  /// @param endAt where the record is
  /// @return where the zip begins, `endAt` if there is none
  public long readAt(Bytes bytes, long endAt, Visit visit) throws IOException {
    List<ZipEnd> ends =
        ZipEnd.readings(bytes, endAt).stream()
            .filter(end -> end.directoryAt() < end.directoryEnd())
            .toList();
    if (ends.isEmpty()) {
      return endAt;
    }
    visit.enter();
    for (ZipEnd end : ends) {
      List<DirectoryEntry> entries = CentralDirectory.entries(bytes, end, visit);
      new ZipSweep(bytes, end, visit, true, false).run(entries, start(end, entries));
    }
    return start(bytes, ends, visit);
  }

  /// Whether the zip that ends with a record in the midst of other bytes may begin before a place.
  public boolean beginsBefore(Bytes bytes, long place, long endAt) throws IOException {
    return ZipEnd.readings(bytes, endAt).stream().anyMatch(end -> end.prefix() < place);
  }

  private static boolean readAll(Bytes bytes, List<ZipEnd> ends, boolean oddBefore, Visit visit)
      throws IOException {
    boolean odd = oddBefore || ends.size() > 1 || isOdd(bytes, ends.getFirst());
    if (ends.size() > 1) {
      visit.report(Obstacle.CORRUPT, "has several directories");
    }
    for (ZipEnd end : ends) {
      List<DirectoryEntry> entries = CentralDirectory.entries(bytes, end, visit);
      long start = start(end, entries);
      odd |= start > 0;
      ZipSweep sweep = new ZipSweep(bytes, end, visit, odd, false);
      sweep.run(entries, start);
      if (sweep.isOdd() && !odd) {
        new ZipSweep(bytes, end, visit, true, true).run(entries, start);
        odd = true;
      }
    }
    ZipEnd last = ends.getFirst();
    long tailAt = last.at() + ZipEnd.FIXED_BYTES;
    visit.rest("bytes at the end", bytes.range(tailAt, bytes.size() - tailAt));
    return odd;
  }

  // Whether the engine may not have found the directory, or opened what it names.
  private static boolean isOdd(Bytes bytes, ZipEnd end) throws IOException {
    return end.zip64()
        || end.prefix() > 0
        || !Harmless.is(bytes.range(end.after(), bytes.size() - end.after()))
        || end.after() != bytes.size();
  }

  private static long start(ZipEnd end, List<DirectoryEntry> entries) {
    long first = entries.isEmpty() ? end.directoryAt() : entries.getFirst().offset();
    return Math.clamp(first, 0, end.directoryAt());
  }

  private static long start(Bytes bytes, List<ZipEnd> ends, Visit visit) throws IOException {
    long start = bytes.size();
    for (ZipEnd end : ends) {
      start = Math.min(start, start(end, CentralDirectory.entries(bytes, end, visit)));
    }
    return start;
  }

  private static void remainder(Bytes bytes, boolean isBefore, Visit visit) throws IOException {
    if (!isBefore) {
      visit.report(Obstacle.CORRUPT, "a zip without a directory");
    }
    if (LocalHeader.at(bytes, 0).isPresent()) {
      new LocalMembers(bytes, visit).read();
    } else if (isBefore) {
      visit.rest("bytes at 0", bytes);
    }
  }
}
