package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The folders of a cabinet ([MS-CAB] 2.1 and 2.2), as far as it matters whether they are packed.
final class CabinetFolders {
  private static final int HEADER_BYTES = 36;
  private static final int FOLDER_BYTES = 8;
  private static final int RESERVED = 4;
  private static final int SPLIT = 3;

  private CabinetFolders() {}

  /// Whether all of them lie there as they are, so that whatever is in them is found in passing.
  static boolean areStored(Bytes bytes) throws IOException {
    if (bytes.size() < HEADER_BYTES + 4) {
      return false;
    }
    ByteBuffer header = bytes.littleEndian(0, HEADER_BYTES + 4);
    int folders = Short.toUnsignedInt(header.getShort(26));
    int flags = Short.toUnsignedInt(header.getShort(30));
    if ((flags & SPLIT) != 0) {
      return false;
    }
    long at = HEADER_BYTES;
    int reserved = 0;
    if ((flags & RESERVED) != 0) {
      at += 4 + Short.toUnsignedInt(header.getShort(36));
      reserved = header.get(38) & 0xff;
    }
    int folderBytes = FOLDER_BYTES + reserved;
    for (int i = 0; i < folders; i++, at += folderBytes) {
      if (at > bytes.size() - FOLDER_BYTES
          || (bytes.littleEndian(at, FOLDER_BYTES).getShort(6) & 0xf) != 0) {
        return false;
      }
    }
    return true;
  }
}
