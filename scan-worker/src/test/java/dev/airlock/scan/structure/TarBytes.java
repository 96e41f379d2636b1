package dev.airlock.scan.structure;

import java.util.Arrays;

/// Blocks of tars.
public final class TarBytes {
  private static final int BLOCK = 512;

  private TarBytes() {}

  /// A file.
  public static byte[] member(String name, byte[] content) {
    return member(name, '0', content);
  }

  public static byte[] member(String name, char type, byte[] content) {
    return Bytewise.joined(header(name, type, content.length), padded(content));
  }

  /// A file whose size is written in base 256.
  public static byte[] wideMember(String name, byte[] content) {
    byte[] header = header(name, '0', 0);
    Arrays.fill(header, 124, 136, (byte) 0);
    header[124] = (byte) 0x80;
    header[134] = (byte) (content.length >> 8);
    header[135] = (byte) content.length;
    return Bytewise.joined(checked(header), padded(content));
  }

  public static byte[] header(String name, char type, long size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, "%011o\0".formatted(size));
    put(header, 136, "00000000000\0");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    return checked(header);
  }

  /// A sparse file by GNU's format 1.0: zeros before the content are left out.
  public static byte[] sparse(String name, byte[] content) {
    return Bytewise.joined(
        member("pax", 'x', Bytewise.ascii("22 GNU.sparse.major=1\n")),
        member(
            name,
            Bytewise.joined(padded(Bytewise.ascii("1\n4096\n" + content.length + "\n")), content)));
  }

  /// The same member as programs wrote it before POSIX.
  public static byte[] withoutMagic(byte[] member) {
    return withMagic(member, "\0".repeat(8));
  }

  /// The same member with another magic and version.
  public static byte[] withMagic(byte[] member, String magic) {
    byte[] other = member.clone();
    Arrays.fill(other, 257, 265, (byte) 0);
    put(other, 257, magic);
    System.arraycopy(checked(Arrays.copyOf(other, BLOCK)), 0, other, 0, BLOCK);
    return other;
  }

  private static byte[] checked(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  public static byte[] padded(byte[] content) {
    return Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = Bytewise.ascii(text);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
