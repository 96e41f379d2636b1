package dev.airlock.scan.structure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Cabinets of one folder with one file.
public final class OneFileCabinetBytes {
  private static final int BLOCK_BYTES = 32 * 1024;

  private OneFileCabinetBytes() {}

  /// A cabinet.
  ///
  /// @param method 0 as it is, 1 MSZIP; others leave it as it is
  /// @param named how many bytes of the content are said to be the file
  public static byte[] of(String name, byte[] content, int method, int named) {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    int count = 0;
    for (int at = 0; at < content.length; at += BLOCK_BYTES, count++) {
      int length = Math.min(BLOCK_BYTES, content.length - at);
      byte[] packed = Arrays.copyOfRange(content, at, at + length);
      if (method == 1) {
        packed = mszip(content, at, length);
      }
      blocks.writeBytes(
          little(8).putInt(0).putShort((short) packed.length).putShort((short) length).array());
      blocks.writeBytes(packed);
    }
    int dataAt = 36 + 8 + 16 + name.length() + 1;
    byte[] header =
        little(dataAt)
            .put(Bytewise.ascii("MSCF"))
            .putInt(0)
            .putInt(dataAt + blocks.size())
            .putInt(0)
            .putInt(44)
            .putInt(0)
            .putShort((short) 0x103)
            .putShort((short) 1)
            .putShort((short) 1)
            .putShort((short) 0)
            .putInt(0)
            .putInt(dataAt)
            .putShort((short) count)
            .putShort((short) method)
            .putInt(named)
            .putInt(0)
            .putShort((short) 0)
            .putInt(0)
            .putShort((short) 0x20)
            .put(Bytewise.ascii(name))
            .array();
    return Bytewise.joined(header, blocks.toByteArray());
  }

  private static byte[] mszip(byte[] content, int at, int length) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setDictionary(content, Math.max(0, at - BLOCK_BYTES), at == 0 ? 0 : BLOCK_BYTES);
    deflater.setInput(content, at, length);
    deflater.finish();
    byte[] packed = new byte[2 * length + 100];
    packed[0] = 'C';
    packed[1] = 'K';
    int size = deflater.deflate(packed, 2, packed.length - 2);
    deflater.end();
    return Arrays.copyOf(packed, size + 2);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
