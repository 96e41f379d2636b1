package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Finds the packed streams of a folder in the archive.
final class PackedRanges {

  private PackedRanges() {}

  static List<Bytes> of(StreamsInfo streams, StreamsInfo.Content content, Bytes archive)
      throws IOException {
    long at = SevenZipHeader.SIGNATURE_BYTES + streams.packedAt();
    List<Long> sizes = streams.packedSizes();
    for (long size : sizes.subList(0, content.firstPacked())) {
      at = added(at, size);
    }
    List<Bytes> ranges = new ArrayList<>();
    int count = content.folder().packed().size();
    for (long size : sizes.subList(content.firstPacked(), content.firstPacked() + count)) {
      ranges.add(archive.range(at, size));
      at = added(at, size);
    }
    return ranges;
  }

  private static long added(long at, long size) throws IOException {
    if (at + size < 0) {
      throw HeaderBytes.damaged();
    }
    return at + size;
  }
}
