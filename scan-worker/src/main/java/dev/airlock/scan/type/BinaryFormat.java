package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises formats of which a file could be made that has hardly any bytes but letters. Each is
/// recognised by its structure: two letters are none.
final class BinaryFormat {
  /// Bytes that stand at the same place in every file of a format, one a character.
  private record Signature(int at, String bytes) {

    static Signature of(int at, String hex) {
      byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
      return new Signature(at, new String(bytes, ISO_8859_1));
    }

    boolean isIn(HeadAndTail content) {
      return content
          .range(at, bytes.length())
          .filter(found -> new String(found, ISO_8859_1).equals(bytes))
          .isPresent();
    }
  }

  // Those of <https://www.garykessler.net/library/file_sigs.html> with at least one byte that no
  // text has there, or with more letters than a text has by chance.
  private static final List<Signature> SIGNATURES =
      List.of(
          Signature.of(0, "7f 45 4c 46"), // ELF
          Signature.of(0, "fe ed fa ce"), // Mach-O
          Signature.of(0, "fe ed fa cf"),
          Signature.of(0, "ce fa ed fe"),
          Signature.of(0, "cf fa ed fe"),
          Signature.of(0, "ca fe ba be 00"), // Mach-O for several processors, Java class
          Signature.of(0, "00 61 73 6d"), // WebAssembly
          Signature.of(0, "64 65 78 0a 30 33"), // Dalvik
          Signature.of(0, "4c 00 00 00 01 14 02 00"), // Windows shortcut
          Signature.of(0, "d0 cf 11 e0 a1 b1 1a e1"), // compound file
          Signature.of(0, "50 4b 03 04"), // zip
          Signature.of(0, "50 4b 05 06"),
          Signature.of(0, "50 4b 07 08"),
          Signature.of(0, "50 4b 30 30 50 4b 03 04"),
          Signature.of(0, "1f 8b"), // gzip
          Signature.of(0, "1f 9d"), // compress
          Signature.of(4, "31 41 59 26 53 59"), // bzip2, after "BZh" and a digit
          Signature.of(0, "fd 37 7a 58 5a 00"), // xz
          Signature.of(0, "28 b5 2f fd"), // Zstandard
          Signature.of(0, "04 22 4d 18"), // LZ4
          Signature.of(0, "4c 5a 49 50 01"), // lzip
          Signature.of(0, "37 7a bc af 27 1c"), // 7z
          Signature.of(0, "52 61 72 21 1a 07"), // RAR
          Signature.of(0, "4d 53 43 46 00 00 00 00"), // cabinet
          Signature.of(0, "78 61 72 21 00"), // xar
          Signature.of(0, "21 3c 61 72 63 68 3e 0a"), // ar
          Signature.of(32_768, "01 43 44 30 30 31 01"), // ISO 9660
          Signature.of(0, "53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00"), // SQLite
          Signature.of(0, "89 50 4e 47 0d 0a 1a 0a"), // PNG
          Signature.of(0, "ff d8 ff"), // JPEG
          Signature.of(0, "49 49 2a 00"), // TIFF
          Signature.of(0, "4d 4d 00 2a"),
          Signature.of(0, "49 49 2b 00"),
          Signature.of(0, "4d 4d 00 2b"),
          Signature.of(8, "57 45 42 50 56 50 38")); // WebP

  // POSIX, "pax", "cpio Interchange Format", and cpio(5) "New ASCII Format".
  private static final Pattern CPIO = Pattern.compile("070707[0-7]{70}|07070[12][0-9A-Fa-f]{104}");
  private static final int CPIO_BYTES = 110;

  private static final int TAR_HEADER_BYTES = 512;

  private BinaryFormat() {}

  static boolean isIn(HeadAndTail content) {
    return SIGNATURES.stream().anyMatch(signature -> signature.isIn(content))
        || isExecutable(content)
        || isTar(content)
        || isCpio(content)
        || isFilm(content)
        || isGif(content)
        || isBitmap(content)
        || ZipDirectory.of(content).isPresent();
  }

  // Microsoft, "PE Format": the offset at 0x3c leads to "PE\0\0", in older programs to NE, LE or
  // LX.
  // DOS reads the size of the last page, at 2: less than 512, so that its second byte is 0 or 1.
  private static boolean isExecutable(HeadAndTail content) {
    Optional<ByteBuffer> header = littleEndian(content, 0, 64);
    if (header.isEmpty() || header.get().getShort(0) != 0x5a4d) {
      return false;
    }
    long offset = Integer.toUnsignedLong(header.get().getInt(0x3c));
    byte lastPage = header.get().get(3);
    return lastPage == 0
        || lastPage == 1
        || (offset < content.size()
            && content
                .range(offset, 2)
                .map(name -> new String(name, ISO_8859_1).matches("PE|NE|LE|LX"))
                // Nobody saw what is there: no text has an offset that leads into it.
                .orElse(true));
  }

  // POSIX, "pax", "ustar Interchange Format", and tar(5): the octal number at 148 is the sum of the
  // header's bytes, itself taken for spaces.
  private static boolean isTar(HeadAndTail content) {
    return content.range(0, TAR_HEADER_BYTES).filter(BinaryFormat::hasTarSum).isPresent();
  }

  private static boolean hasTarSum(byte[] header) {
    String written = new String(header, 148, 8, ISO_8859_1).replace('\0', ' ').strip();
    int sum = 0;
    for (int at = 0; at < header.length; at++) {
      sum += at >= 148 && at < 156 ? ' ' : header[at] & 0xff;
    }
    return written.matches("[0-7]+") && sum == Integer.parseInt(written, 8);
  }

  private static boolean isCpio(HeadAndTail content) {
    byte[] head = content.head();
    return CPIO.matcher(new String(head, 0, Math.min(head.length, CPIO_BYTES), ISO_8859_1))
        .lookingAt();
  }

  // ISO/IEC 14496-12, 4.3: a box of a few bytes whose type is "ftyp".
  private static boolean isFilm(HeadAndTail content) {
    return littleEndian(content, 0, 8)
        .filter(box -> box.getShort(0) == 0 && box.getInt(4) == 0x70797466)
        .isPresent();
  }

  // GIF89a specification, sections 17 to 24: after the colours a block begins with one of three.
  private static boolean isGif(HeadAndTail content) {
    byte[] head = content.head();
    if (head.length < 13 || !new String(head, 0, 6, ISO_8859_1).matches("GIF8[79]a")) {
      return false;
    }
    int flags = head[10];
    int colours = flags < 0 ? 3 << ((flags & 7) + 1) : 0;
    return head.length <= 13 + colours || ",!;".indexOf(head[13 + colours]) >= 0;
  }

  // BITMAPFILEHEADER: the pixels begin within the file, after a header of a known size.
  private static boolean isBitmap(HeadAndTail content) {
    return littleEndian(content, 0, 18)
        .filter(header -> header.getShort(0) == 0x4d42)
        .filter(header -> header.getInt(10) >= 0 && header.getInt(10) < content.size())
        .filter(header -> header.getInt(14) >= 12 && header.getInt(14) <= 124)
        .isPresent();
  }

  private static Optional<ByteBuffer> littleEndian(HeadAndTail content, long from, int length) {
    return content
        .range(from, length)
        .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }
}
