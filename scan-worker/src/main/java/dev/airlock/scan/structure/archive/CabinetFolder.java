package dev.airlock.scan.structure.archive;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A folder of a cabinet ([MS-CAB] 2.2): files that are packed together, in blocks.
///
/// @param dataAt where its blocks begin
/// @param blocks how many there are
/// @param method 0 as it is, 1 MSZIP, 2 Quantum, 3 LZX
/// @param reserved how many bytes of each block's header are left to programs
record CabinetFolder(long dataAt, int blocks, int method, int reserved) {
  static final int BYTES = 8;
  static final int BLOCK_HEADER_BYTES = 8;

  /// How much it unpacks to, and where its last block ends.
  record Extent(long unpacked, long end) {}

  static CabinetFolder at(Bytes bytes, long at, int reserved) throws IOException {
    ByteBuffer header = bytes.littleEndian(at, BYTES);
    return new CabinetFolder(
        Integer.toUnsignedLong(header.getInt(0)),
        Short.toUnsignedInt(header.getShort(4)),
        header.getShort(6) & 0xf,
        reserved);
  }

  boolean isDeflated() {
    return method == 1;
  }

  boolean isKnown() {
    return method <= 1;
  }

  Extent extent(Bytes bytes, ScanBudget budget) throws IOException {
    long at = dataAt;
    long unpacked = 0;
    for (int i = 0; i < blocks; i++) {
      ByteBuffer header = bytes.littleEndian(at, BLOCK_HEADER_BYTES);
      budget.countWork(BLOCK_HEADER_BYTES);
      unpacked += Short.toUnsignedInt(header.getShort(6));
      at += BLOCK_HEADER_BYTES + reserved + Short.toUnsignedInt(header.getShort(4));
    }
    return new Extent(unpacked, Math.min(at, bytes.size()));
  }
}
