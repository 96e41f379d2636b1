package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The parts of an archive that were read, and those that were not.
final class Occupied {
  private final List<Part> parts = new ArrayList<>();

  private record Part(long from, long end) {}

  void add(long from, long size) {
    parts.add(new Part(from, from + size));
  }

  /// Adds the packed streams of a folder.
  void add(StreamsInfo streams, StreamsInfo.Content content) throws IOException {
    long at = PackedRanges.firstAt(streams, content);
    int count = content.folder().packed().size();
    for (int i = 0; i < count; i++) {
      long size = streams.packedSizes().get(content.firstPacked() + i);
      // What is not packed ends where it is said to end.
      boolean isCopy = count == 1 && Methods.isCopy(content.folder());
      add(at, isCopy ? Math.min(size, content.size()) : size);
      at += size;
    }
  }

  /// Has everything scanned that nobody has read.
  void scanRest(Bytes archive, Visit visit) throws IOException {
    parts.sort(Comparator.comparingLong(Part::from));
    long at = 0;
    for (Part part : parts) {
      if (part.from() > at) {
        visit.rest("bytes at " + at, archive.range(at, part.from() - at));
      }
      at = Math.max(at, part.end());
    }
  }
}
