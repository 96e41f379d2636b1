package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Checksum and sizes behind a member's data (APPNOTE 4.3.9), with or without a signature, the
/// sizes in 4 bytes or in 8.
final class DataDescriptor {
  private static final int SIGNATURE = 0x08074b50;
  private static final int MOST_BYTES = 24;

  private DataDescriptor() {}

  /// How many bytes the descriptor of an entry has at a place, 0 if there is none.
  static int lengthAt(Bytes bytes, long at, DirectoryEntry entry) throws IOException {
    ByteBuffer found = ByteBuffer.wrap(bytes.upTo(at, MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    int from = found.limit() >= 4 && found.getInt(0) == SIGNATURE ? 4 : 0;
    if (found.limit() < from + 12 || found.getInt(from) != entry.crc()) {
      return 0;
    }
    if (found.limit() >= from + 20
        && found.getLong(from + 4) == entry.compressed()
        && found.getLong(from + 12) == entry.size()) {
      return from + 20;
    }
    boolean fits =
        found.getInt(from + 4) == (int) entry.compressed()
            && found.getInt(from + 8) == (int) entry.size();
    return fits ? from + 12 : 0;
  }
}
