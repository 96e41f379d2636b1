package dev.airlock.scan.canary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// A 7z of one small member (7zFormat.txt in 7-Zip's sources). The library's writer needs a third
/// of a second for each that is encrypted.
final class SevenZips {
  private static final int DICTIONARY = 4096;
  private static final byte LZMA_PROPERTIES = 0x5d;
  // As raw LZMA.
  private static final String PACKED_EICAR =
      "002c0d45e2234b3809fe242c5b4b369031dc4b2435b632dfaf314c3cdfcf3a4b7573e58b"
          + "c87e89b3805ef7941f8da9c31efa496c05fc84055a71fc39ba92658b9743a7dd785097bf"
          + "ffc418a000";
  private static final int AES_BLOCK = 16;
  private static final int HEADER_BYTES = 8 + 5 + 2 + 4 + 4 + 2 + 11;
  // Below it a number is a byte.
  private static final int SMALL = 0x80;

  private SevenZips() {}

  /// With the test file, packed by LZMA.
  static byte[] lzma() {
    byte[] coder = new byte[10];
    wrap(coder).put(new byte[] {0x23, 3, 1, 1, 5, LZMA_PROPERTIES}).putInt(DICTIONARY);
    return of(Eicar.bytes(), HexFormat.of().parseHex(PACKED_EICAR), coder);
  }

  /// One whose header says that its member is encrypted by AES.
  static byte[] encrypted(byte[] content) {
    int blocks = (content.length + AES_BLOCK - 1) / AES_BLOCK;
    byte[] packed = Arrays.copyOf(content, blocks * AES_BLOCK);
    return of(content, packed, new byte[] {0x24, 6, (byte) 0xf1, 7, 1, 2, 0x13, 0});
  }

  private static byte[] of(byte[] content, byte[] packed, byte[] coder) {
    if (packed.length >= SMALL || content.length >= SMALL) {
      throw new IllegalArgumentException("only for small members");
    }
    byte[] end = new byte[HEADER_BYTES + coder.length];
    ByteBuffer header = wrap(end);
    header.put(new byte[] {1, 4, 6, 0, 1, 9, (byte) packed.length, 0});
    header
        .put(new byte[] {7, 0xb, 1, 0, 1})
        .put(coder)
        .put(new byte[] {0xc, (byte) content.length});
    header.put(new byte[] {0, 8, 0xa, 1}).putInt(crc(content)).put(new byte[] {0, 0});
    header.put(new byte[] {5, 1, 0x11, 5, 0, 'a', 0, 0, 0, 0, 0});

    byte[] place = new byte[20];
    wrap(place).putLong(packed.length).putLong(end.length).putInt(crc(end));
    byte[] file = new byte[32 + packed.length + end.length];
    wrap(file)
        .put(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4})
        .putInt(crc(place))
        .put(place)
        .put(packed)
        .put(end);
    return file;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
