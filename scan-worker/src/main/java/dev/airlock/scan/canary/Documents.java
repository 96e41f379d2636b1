package dev.airlock.scan.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Documents with something in them, as small as can be.
final class Documents {
  private static final int MEBIBYTE = 1 << 20;
  private static final int SECTOR = 512;
  private static final int MINI_SECTOR = 64;
  private static final int NONE = -1;
  private static final int END_OF_CHAIN = -2;

  private Documents() {}

  /// With an attachment (ISO 32000-1, 7.11.4).
  static byte[] pdf(byte[] attached) {
    String packed = new String(Packed.zlib(attached), ISO_8859_1);
    return pdf(
        "",
        List.of(
            "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            "<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>",
            "<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
                .formatted(packed.length(), packed)));
  }

  /// One that needs a password (ISO 32000-1, 7.6).
  static byte[] encryptedPdf() {
    return pdf(
        "/Encrypt 4 0 R/ID[<00><00>]",
        List.of(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            "<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>"
                .formatted("11".repeat(32), "22".repeat(32))));
  }

  private static byte[] pdf(String trailer, List<String> objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<String> offsets = new ArrayList<>();
    for (String object : objects) {
      offsets.add("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
    offsets.forEach(pdf::append);
    pdf.append("trailer\n<</Size %d/Root 1 0 R%s>>\n".formatted(objects.size() + 1, trailer));
    return pdf.append("startxref\n%d\n%%%%EOF\n".formatted(table)).toString().getBytes(ISO_8859_1);
  }

  /// A compound file with one stream ([MS-CFB] 2.2 to 2.6). The second half of the stream lies
  /// before the first, so that it shows only when it is put together.
  static byte[] ole(byte[] stream) {
    byte[] bytes = new byte[5 * SECTOR];
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0, 0xe11ab1a1e011cfd0L);
    file.putShort(24, (short) 0x3e).putShort(26, (short) 3).putShort(28, (short) 0xfffe);
    file.putShort(30, (short) 9).putShort(32, (short) 6);
    // One sector each for the FAT, the directory, the mini FAT and the mini stream.
    file.putInt(44, 1).putInt(48, 1).putInt(56, 4096).putInt(60, 2).putInt(64, 1);
    file.putInt(68, END_OF_CHAIN);
    fill(file, 76, SECTOR, 0);
    fill(file, SECTOR, 2 * SECTOR, -3, END_OF_CHAIN, END_OF_CHAIN, END_OF_CHAIN);
    entry(file, 2 * SECTOR, "Root Entry", 5, 1, 3, 2 * MINI_SECTOR);
    entry(file, 2 * SECTOR + 128, "Contents", 2, NONE, 1, stream.length);
    fill(file, 3 * SECTOR, 4 * SECTOR, END_OF_CHAIN, 0);
    file.put(4 * SECTOR + MINI_SECTOR, stream, 0, MINI_SECTOR);
    file.put(4 * SECTOR, stream, MINI_SECTOR, stream.length - MINI_SECTOR);
    return bytes;
  }

  private static void fill(ByteBuffer file, int from, int to, int... first) {
    for (int at = from; at < to; at += 4) {
      int index = (at - from) / 4;
      file.putInt(at, index < first.length ? first[index] : NONE);
    }
  }

  private static void entry(
      ByteBuffer file, int at, String name, int type, int child, int start, int size) {
    byte[] text = name.getBytes(UTF_16LE);
    file.put(at, text).putShort(at + 64, (short) (text.length + 2));
    file.put(at + 66, (byte) type).put(at + 67, (byte) 1);
    file.putInt(at + 68, NONE).putInt(at + 72, NONE).putInt(at + 76, child);
    file.putInt(at + 116, start).putInt(at + 120, size);
  }

  static byte[] mail(byte[] attached) {
    return """
    From: a@example.org
    To: b@example.org
    Subject: canary
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="b"

    --b
    Content-Type: application/octet-stream; name="a"
    Content-Transfer-Encoding: base64
    Content-Disposition: attachment; filename="a"

    %s
    --b--
    """
        .formatted(Base64.getEncoder().encodeToString(attached))
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  /// A page whose style holds a picture.
  static byte[] html(byte[] picture) {
    return (PAGE_BEGIN + pageEnd(picture)).getBytes(US_ASCII);
  }

  private static final String PAGE_BEGIN = "<!DOCTYPE html><html><head>";

  private static String pageEnd(byte[] picture) {
    return "<style>a{background:url(\"data:image/png;base64,%s\")}</style></head></html>"
        .formatted(Base64.getEncoder().encodeToString(picture));
  }

  /// The same, after so many mebibytes of spaces; packed, in as many members.
  static byte[] largeHtml(int mebibytes, byte[] picture) {
    byte[] spaces = new byte[MEBIBYTE];
    Arrays.fill(spaces, (byte) ' ');
    byte[] packedSpaces = Packed.gzip(spaces);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Packed.gzip(PAGE_BEGIN.getBytes(US_ASCII)));
    for (int i = 0; i < mebibytes; i++) {
      bytes.writeBytes(packedSpaces);
    }
    bytes.writeBytes(Packed.gzip(pageEnd(picture).getBytes(US_ASCII)));
    return bytes.toByteArray();
  }
}
