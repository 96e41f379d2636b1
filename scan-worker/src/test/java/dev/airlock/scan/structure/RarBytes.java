package dev.airlock.scan.structure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// RAR archives that hold their members as they are, or say that they do not.
public final class RarBytes {
  private static final int STORED = 0x30;

  private RarBytes() {}

  /// An archive of version 4 with one file.
  public static byte[] version4(String name, byte[] content) {
    return version4(name, content, STORED, 0);
  }

  /// The same by another method, or with flags.
  ///
  /// @param method 0x30 is stored
  /// @param flags 4 is encrypted
  public static byte[] version4(String name, byte[] content, int method, int flags) {
    byte[] nameBytes = Bytewise.ascii(name);
    ByteBuffer file =
        little(32 + nameBytes.length)
            .put((byte) 0x74)
            .putShort((short) (0x8000 | flags))
            .putShort((short) (32 + nameBytes.length))
            .putInt(content.length)
            .putInt(content.length)
            .put((byte) 3)
            .putInt(crc(content))
            .putInt(0)
            .put((byte) 20)
            .put((byte) method)
            .putShort((short) nameBytes.length)
            .putInt(0x20)
            .put(nameBytes);
    return Bytewise.joined(
        Bytewise.ascii("Rar!\u001a\7\0"),
        header4(little(13).put((byte) 0x73).putShort((short) 0).putShort((short) 13)),
        header4(file),
        content,
        header4(little(7).put((byte) 0x7b).putShort((short) 0x4000).putShort((short) 7)));
  }

  /// An archive of version 4 whose headers are encrypted.
  public static byte[] encryptedHeaders4() {
    return Bytewise.joined(
        Bytewise.ascii("Rar!\u001a\7\0"),
        header4(little(13).put((byte) 0x73).putShort((short) 0x80).putShort((short) 13)),
        Bytewise.random(100));
  }

  private static ByteBuffer little(int bytes) {
    ByteBuffer header = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return header.position(2);
  }

  private static byte[] header4(ByteBuffer header) {
    byte[] bytes = new byte[header.capacity()];
    header.get(0, bytes);
    CRC32 crc = new CRC32();
    crc.update(bytes, 2, bytes.length - 2);
    bytes[0] = (byte) crc.getValue();
    bytes[1] = (byte) (crc.getValue() >> 8);
    return bytes;
  }

  /// An archive of version 5 with one file.
  public static byte[] version5(String name, byte[] content) {
    return version5(name, content, 0, new byte[0]);
  }

  /// The same by another method, or with an extra area.
  ///
  /// @param method 0 is stored
  /// @param extra the extra area
  public static byte[] version5(String name, byte[] content, int method, byte[] extra) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(2);
    file.write(extra.length > 0 ? 3 : 2);
    if (extra.length > 0) {
      file.write(extra.length);
    }
    number(file, content.length);
    file.write(0);
    number(file, content.length);
    file.write(0x20);
    number(file, (long) method << 7);
    file.write(0);
    file.write(name.length());
    file.writeBytes(Bytewise.ascii(name));
    file.writeBytes(extra);
    return Bytewise.joined(
        Bytewise.ascii("Rar!\u001a\7\1\0"),
        header5(new byte[] {1, 0, 0}),
        header5(file.toByteArray()),
        content,
        header5(new byte[] {5, 0, 0}));
  }

  private static byte[] header5(byte[] body) {
    ByteArrayOutputStream sized = new ByteArrayOutputStream();
    number(sized, body.length);
    sized.writeBytes(body);
    byte[] bytes = sized.toByteArray();
    byte[] crc = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(crc(bytes)).array();
    return Bytewise.joined(crc, bytes);
  }

  private static void number(ByteArrayOutputStream out, long number) {
    long left = number;
    while (left > 0x7f) {
      out.write((int) (left & 0x7f) | 0x80);
      left >>= 7;
    }
    out.write((int) left);
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
