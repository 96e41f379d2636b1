package dev.airlock.scan.structure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Members of LZH archives.
public final class LzhBytes {

  private LzhBytes() {}

  /// A member by any method; nothing is packed.
  ///
  /// @param method for example `-lh0-`, which is stored
  /// @param level of the header, 0 to 2
  public static byte[] member(String name, byte[] content, String method, int level) {
    byte[] nameBytes = Bytewise.ascii(name);
    boolean isOld = level < 2;
    int base = 22 + (isOld ? nameBytes.length : 0) + 2 + (level == 0 ? 0 : 3);
    ByteBuffer header = ByteBuffer.allocate(base).order(ByteOrder.LITTLE_ENDIAN);
    if (isOld) {
      header.put((byte) (base - 2)).put((byte) 0);
    } else {
      header.putShort((short) base);
    }
    header
        .put(Bytewise.ascii(method))
        .putInt(content.length)
        .putInt(content.length)
        .putInt(0)
        .put((byte) 0x20)
        .put((byte) level);
    if (isOld) {
      header.put((byte) nameBytes.length).put(nameBytes);
    }
    return Bytewise.joined(header.array(), content);
  }
}
