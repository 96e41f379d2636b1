package dev.airlock.scan.structure.cabinet;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The header of a cabinet ([MS-CAB] 2.1).
///
/// @param size of the cabinet, by what it says
/// @param foldersAt where its folders are described
/// @param folderBytes how many bytes describe one
/// @param filesAt where its files are
/// @param blockHeaderBytes how many bytes precede the data of a block
record CabinetHeader(
    long size,
    long foldersAt,
    int folderBytes,
    int folders,
    long filesAt,
    int files,
    int blockHeaderBytes) {
  private static final int BYTES = 36;
  private static final int FOLDER_BYTES = 8;
  private static final int BLOCK_BYTES = 8;
  private static final int HAS_OTHERS = 3;
  private static final int HAS_RESERVE = 4;

  /// @throws StructureException if it is one of several, between which files are split
  static CabinetHeader of(Bytes bytes) throws IOException {
    ByteBuffer header = bytes.littleEndian(0, BYTES);
    int flags = Short.toUnsignedInt(header.getShort(30));
    if ((flags & HAS_OTHERS) != 0) {
      throw StructureException.unscannable("a cabinet that goes on in another one");
    }
    long foldersAt = BYTES;
    int folderReserve = 0;
    int blockReserve = 0;
    if ((flags & HAS_RESERVE) != 0) {
      ByteBuffer reserve = bytes.littleEndian(BYTES, 4);
      foldersAt += 4 + Short.toUnsignedInt(reserve.getShort(0));
      folderReserve = reserve.get(2) & 0xff;
      blockReserve = reserve.get(3) & 0xff;
    }
    return new CabinetHeader(
        Integer.toUnsignedLong(header.getInt(8)),
        foldersAt,
        FOLDER_BYTES + folderReserve,
        Short.toUnsignedInt(header.getShort(26)),
        Integer.toUnsignedLong(header.getInt(16)),
        Short.toUnsignedInt(header.getShort(28)),
        BLOCK_BYTES + blockReserve);
  }
}
