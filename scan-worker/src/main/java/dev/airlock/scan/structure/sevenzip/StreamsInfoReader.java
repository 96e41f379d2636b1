package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.sevenzip.StreamsInfo.Content;
import dev.airlock.scan.structure.sevenzip.StreamsInfo.Stream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the description of streams in a header. Counts are held against the bytes that are left
/// before anything is made of them.
final class StreamsInfoReader {
  private static final int END = 0;
  private static final int PACK_INFO = 6;
  private static final int UNPACK_INFO = 7;
  private static final int SUBSTREAMS_INFO = 8;
  private static final int SIZES = 9;
  private static final int CRC = 0xa;
  private static final int FOLDERS = 0xb;
  private static final int UNPACK_SIZES = 0xc;
  private static final int STREAM_COUNTS = 0xd;

  private final HeaderBytes header;
  private final int most;
  private long packedAt;
  private List<Long> packedSizes = List.of();
  private List<Content> contents = List.of();

  /// @param most how many streams there may be
  StreamsInfoReader(HeaderBytes header, int most) {
    this.header = header;
    this.most = most;
  }

  StreamsInfo read() throws StructureException {
    int id = header.next();
    if (id == PACK_INFO) {
      packInfo();
      id = header.next();
    }
    if (id == UNPACK_INFO) {
      unpackInfo();
      id = header.next();
    }
    if (id == SUBSTREAMS_INFO) {
      substreams();
      id = header.next();
    }
    if (id != END) {
      throw HeaderBytes.damaged();
    }
    return new StreamsInfo(packedAt, packedSizes, contents);
  }

  private void packInfo() throws StructureException {
    packedAt = header.size();
    int count = header.count(8, most);
    int id = header.next();
    if (id == SIZES) {
      header.take((long) count * HeaderMemory.NUMBER_BYTES);
      packedSizes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        packedSizes.add(header.size());
      }
      id = header.next();
    }
    if (id == CRC) {
      checksums(count);
      id = header.next();
    }
    if (id != END || packedSizes.size() != count) {
      throw HeaderBytes.damaged();
    }
  }

  private void unpackInfo() throws StructureException {
    require(FOLDERS);
    int count = header.count(16, most);
    requireNotExternal();
    List<Folder> folders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      folders.add(Folder.read(header));
    }
    require(UNPACK_SIZES);
    List<List<Long>> sizes = new ArrayList<>();
    for (Folder folder : folders) {
      header.take(HeaderMemory.RECORD_BYTES + folder.coders().size() * HeaderMemory.NUMBER_BYTES);
      List<Long> ofFolder = new ArrayList<>();
      for (int i = 0; i < folder.coders().size(); i++) {
        ofFolder.add(header.size());
      }
      sizes.add(ofFolder);
    }
    int id = header.next();
    List<@Nullable Integer> checksums = List.of();
    if (id == CRC) {
      checksums = checksums(count);
      id = header.next();
    }
    if (id != END) {
      throw HeaderBytes.damaged();
    }
    contents = contents(folders, sizes, checksums);
  }

  // Until something else is said a folder is one member.
  private List<Content> contents(
      List<Folder> folders, List<List<Long>> sizes, List<@Nullable Integer> checksums)
      throws StructureException {
    header.take(4L * HeaderMemory.RECORD_BYTES * folders.size());
    List<Content> result = new ArrayList<>();
    int packed = 0;
    for (int i = 0; i < folders.size(); i++) {
      Folder folder = folders.get(i);
      long size = sizes.get(i).get(folder.main());
      Integer crc = checksums.isEmpty() ? null : checksums.get(i);
      result.add(new Content(folder, packed, sizes.get(i), List.of(new Stream(size, crc))));
      packed += folder.packed().size();
    }
    if (packed > packedSizes.size()) {
      throw HeaderBytes.damaged();
    }
    return result;
  }

  private void substreams() throws StructureException {
    int id = header.next();
    List<Integer> counts = new ArrayList<>();
    int sum = 0;
    for (int i = 0; i < contents.size(); i++) {
      int count = id == STREAM_COUNTS ? header.count(0, most) : 1;
      counts.add(count);
      sum += count;
      if (sum > most) {
        throw StructureException.tooLarge("more than %,d members".formatted(most));
      }
    }
    if (id == STREAM_COUNTS) {
      id = header.next();
    }
    List<List<Long>> sizes = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      sizes.add(sizes(contents.get(i), counts.get(i), id == SIZES));
    }
    if (id == SIZES) {
      id = header.next();
    }
    contents = StreamsInfo.withStreams(contents, streams(sizes, id == CRC));
    while (id != END) {
      id = header.next();
    }
  }

  // All but the last are told.
  private List<Long> sizes(Content content, int count, boolean told) throws StructureException {
    header.take((long) count * (HeaderMemory.NUMBER_BYTES + HeaderMemory.RECORD_BYTES));
    List<Long> sizes = new ArrayList<>();
    long left = content.size();
    for (int i = 0; i < count - 1; i++) {
      long size = told ? header.size() : 0;
      sizes.add(size);
      left -= size;
      if (left < 0) {
        throw HeaderBytes.damaged();
      }
    }
    if (count > 0) {
      sizes.add(left);
    }
    return sizes;
  }

  private List<List<Stream>> streams(List<List<Long>> sizes, boolean told)
      throws StructureException {
    int unknown = 0;
    for (int i = 0; i < sizes.size(); i++) {
      unknown += known(contents.get(i), sizes.get(i)) == null ? sizes.get(i).size() : 0;
    }
    List<@Nullable Integer> checksums = told ? checksums(unknown) : List.of();
    List<List<Stream>> streams = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < sizes.size(); i++) {
      Integer known = known(contents.get(i), sizes.get(i));
      List<Stream> ofFolder = new ArrayList<>();
      for (long size : sizes.get(i)) {
        Integer crc = known;
        if (known == null) {
          crc = checksums.isEmpty() ? null : checksums.get(next);
          next++;
        }
        ofFolder.add(new Stream(size, crc));
      }
      streams.add(ofFolder);
    }
    return streams;
  }

  private static @Nullable Integer known(Content content, List<Long> sizes) {
    return sizes.size() == 1 ? content.streams().getFirst().crc() : null;
  }

  private List<@Nullable Integer> checksums(int count) throws StructureException {
    header.take((long) count * HeaderMemory.NUMBER_BYTES);
    boolean[] defined = header.optionalBits(count);
    List<@Nullable Integer> checksums = new ArrayList<>();
    for (boolean isDefined : defined) {
      checksums.add(isDefined ? (Integer) header.nextInt() : null);
    }
    return checksums;
  }

  private void require(int id) throws StructureException {
    if (header.next() != id) {
      throw HeaderBytes.damaged();
    }
  }

  private void requireNotExternal() throws StructureException {
    if (header.next() != 0) {
      throw StructureException.unscannable("a 7z with an unusual header");
    }
  }
}
