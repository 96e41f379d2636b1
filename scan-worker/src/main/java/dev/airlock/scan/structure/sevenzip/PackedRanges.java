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
    long at = firstAt(streams, content);
    List<Long> sizes = streams.packedSizes();
    List<Bytes> ranges = new ArrayList<>();
    int count = content.folder().packed().size();
    for (long size : sizes.subList(content.firstPacked(), content.firstPacked() + count)) {
      ranges.add(archive.range(at, size));
      at = added(at, size);
    }
    return ranges;
  }

  /// Where the first of them is.
  static long firstAt(StreamsInfo streams, StreamsInfo.Content content) throws IOException {
    long at = SevenZipHeader.SIGNATURE_BYTES + streams.packedAt();
    for (long size : streams.packedSizes().subList(0, content.firstPacked())) {
      at = added(at, size);
    }
    return at;
  }

  private static long added(long at, long size) throws IOException {
    if (at + size < 0) {
      throw HeaderBytes.damaged();
    }
    return at + size;
  }
}
