package dev.airlock.scan.structure.cabinet;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A folder of a cabinet ([MS-CAB] 2.2): files that are packed as one stream, in blocks.
///
/// @param dataAt where its blocks begin
/// @param packing the low four bits of its type
/// @param blockHeaderBytes how many bytes precede the data of a block
record CabinetFolder(long dataAt, int blocks, int packing, int blockHeaderBytes) {
  static final int STORED = 0;
  static final int MS_ZIP = 1;

  static CabinetFolder of(Bytes bytes, CabinetHeader header, int index) throws IOException {
    ByteBuffer folder =
        bytes.littleEndian(header.foldersAt() + (long) index * header.folderBytes(), 8);
    return new CabinetFolder(
        Integer.toUnsignedLong(folder.getInt(0)),
        Short.toUnsignedInt(folder.getShort(4)),
        folder.getShort(6) & 0xf,
        header.blockHeaderBytes());
  }

  /// Whether it can be unpacked here.
  boolean isKnown() {
    return packing == STORED || packing == MS_ZIP;
  }
}
