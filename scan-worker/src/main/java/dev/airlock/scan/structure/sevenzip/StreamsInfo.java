package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.StructureException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the packed streams are, and what is made of them.
///
/// @param packedAt where the first is, counted from the end of the signature header
/// @param packedSizes bytes of each
record StreamsInfo(long packedAt, List<Long> packedSizes, List<Content> contents) {

  /// What a folder unpacks to.
  ///
  /// @param firstPacked its first packed stream
  /// @param sizes what each of its decoders puts out, in bytes
  record Content(Folder folder, int firstPacked, List<Long> sizes, List<Stream> streams) {
    long size() {
      return sizes.get(folder.main());
    }
  }

  /// The content of one member.
  ///
  /// @param crc its CRC-32; absent if the archive does not say
  record Stream(long size, @Nullable Integer crc) {}

  /// How many bytes the packed streams have together.
  long packedBytes() throws StructureException {
    long sum = 0;
    for (long size : packedSizes) {
      sum += size;
      if (sum < 0) {
        throw HeaderBytes.damaged();
      }
    }
    return sum;
  }

  /// The same with other streams in a folder.
  static List<Content> withStreams(List<Content> contents, List<List<Stream>> streams) {
    List<Content> result = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      Content content = contents.get(i);
      result.add(
          new Content(content.folder(), content.firstPacked(), content.sizes(), streams.get(i)));
    }
    return result;
  }
}
