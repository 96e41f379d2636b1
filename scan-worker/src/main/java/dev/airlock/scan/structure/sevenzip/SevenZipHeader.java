package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The header of a 7z: what is packed where, and what it is called.
///
/// @param headerAt where the header is, as it is stored
/// @param end where the archive ends
record SevenZipHeader(
    @Nullable StreamsInfo streams,
    FilesInfo files,
    List<StreamsInfo> headers,
    long headerAt,
    long end) {
  static final int SIGNATURE_BYTES = 32;
  private static final int END = 0;
  private static final int HEADER = 1;
  private static final int ARCHIVE_PROPERTIES = 2;
  private static final int ADDITIONAL_STREAMS = 3;
  private static final int MAIN_STREAMS = 4;
  private static final int FILES = 5;
  private static final int PACKED_HEADER = 0x17;
  private static final int MOST_PACKED = 4;

  /// @param memory held as long as the header is
  static SevenZipHeader read(Bytes bytes, ScanBudget budget, HeaderMemory memory)
      throws IOException {
    ByteBuffer start = bytes.littleEndian(0, SIGNATURE_BYTES);
    long offset = start.getLong(12);
    long size = start.getLong(20);
    if (size > budget.limits().sevenZipHeaderBytes()) {
      throw StructureException.tooLarge("a 7z with too large a header");
    }
    if (offset < 0 || size < 0 || offset > bytes.size() - SIGNATURE_BYTES - size) {
      throw HeaderBytes.damaged();
    }
    long at = SIGNATURE_BYTES + offset;
    List<StreamsInfo> headers = new ArrayList<>();
    memory.take(size);
    byte[] stored = bytes.exactly(at, (int) size);
    check(stored, start.getInt(28));
    HeaderBytes header = new HeaderBytes(stored, memory);
    return parsed(
        unpacked(header, bytes, headers, budget, memory),
        headers,
        at,
        at + size,
        budget.limits().members());
  }

  private static void check(byte[] stored, int crc) throws StructureException {
    CRC32 actual = new CRC32();
    actual.update(stored);
    if ((int) actual.getValue() != crc) {
      throw HeaderBytes.damaged();
    }
  }

  // A header may be packed, and so may that be in which it is described.
  private static HeaderBytes unpacked(
      HeaderBytes stored,
      Bytes bytes,
      List<StreamsInfo> headers,
      ScanBudget budget,
      HeaderMemory memory)
      throws IOException {
    HeaderBytes header = stored;
    while (header.left() > 0) {
      int id = header.next();
      if (id == HEADER) {
        return header;
      }
      if (id != PACKED_HEADER || headers.size() == MOST_PACKED) {
        throw HeaderBytes.damaged();
      }
      StreamsInfo streams = new StreamsInfoReader(header, budget.limits().members()).read();
      headers.add(streams);
      header = unpacked(streams, bytes, budget, memory);
    }
    return header;
  }

  private static HeaderBytes unpacked(
      StreamsInfo streams, Bytes bytes, ScanBudget budget, HeaderMemory memory) throws IOException {
    if (streams.contents().size() != 1) {
      throw HeaderBytes.damaged();
    }
    StreamsInfo.Content content = streams.contents().getFirst();
    if (content.folder().coders().stream().anyMatch(Methods::isEncryption)) {
      throw StructureException.encrypted("a 7z with an encrypted header");
    }
    if (content.size() > budget.limits().sevenZipHeaderBytes()) {
      throw StructureException.tooLarge("a 7z with too large a header");
    }
    budget.countWork(content.size());
    memory.take(content.size());
    try (InputStream stream =
        FolderStream.open(content, PackedRanges.of(streams, content, bytes), budget)) {
      byte[] header = stream.readNBytes((int) content.size());
      if (header.length < content.size()) {
        throw HeaderBytes.damaged();
      }
      return new HeaderBytes(header, memory);
    }
  }

  private static SevenZipHeader parsed(
      HeaderBytes header, List<StreamsInfo> headers, long at, long end, int most)
      throws StructureException {
    StreamsInfo streams = null;
    FilesInfo files = new FilesInfo(List.of());
    int id = header.left() == 0 ? END : header.next();
    while (id != END) {
      switch (id) {
        case ARCHIVE_PROPERTIES -> skipProperties(header);
        case MAIN_STREAMS -> streams = new StreamsInfoReader(header, most).read();
        case FILES -> files = FilesInfo.read(header, most);
        case ADDITIONAL_STREAMS ->
            throw StructureException.unscannable("a 7z with an unusual header");
        default -> throw HeaderBytes.damaged();
      }
      id = header.next();
    }
    return new SevenZipHeader(streams, files, List.copyOf(headers), at, end);
  }

  private static void skipProperties(HeaderBytes header) throws StructureException {
    while (header.next() != END) {
      header.skip(header.size());
    }
  }
}
