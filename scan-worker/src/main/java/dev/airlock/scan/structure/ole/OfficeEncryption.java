package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;

/// Tells by a stream of a compound file that the document is encrypted.
final class OfficeEncryption {
  // [MS-OFFCRYPTO] 2.3: documents of today, 2.2: rights management, 2.3.5.4: PowerPoint's summary
  private static final Set<String> NAMES =
      Set.of("encryptedpackage", "\tdrmcontent", "\tdrmviewercontent", "encryptedsummary");
  private static final int WORD_SIGNATURE = 0xa5ec;
  private static final int WORD_FLAGS_AT = 10;
  private static final int WORD_ENCRYPTED = 0x100;
  private static final int FILE_PASS = 0x2f;
  private static final int BEGINNING_OF_FILE = 0x0809;
  // FilePass follows the first record closely; there are few that may precede it.
  private static final int MOST_RECORDS = 32;
  private static final int POWERPOINT_TOKEN_AT = 12;
  private static final int POWERPOINT_ENCRYPTED = 0xf3d1c4df;

  private OfficeEncryption() {}

  /// Whether the stream shows it.
  static boolean shows(String name, Bytes stream) throws IOException {
    if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      return true;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "worddocument" -> ofWord(stream);
      case "workbook", "book" -> ofExcel(stream);
      case "current user" -> ofPowerPoint(stream);
      default -> false;
    };
  }

  // [MS-DOC] 2.5.2: fEncrypted
  private static boolean ofWord(Bytes stream) throws IOException {
    if (stream.size() < WORD_FLAGS_AT + 2) {
      return false;
    }
    ByteBuffer header = stream.littleEndian(0, WORD_FLAGS_AT + 2);
    return Short.toUnsignedInt(header.getShort(0)) == WORD_SIGNATURE
        && (header.getShort(WORD_FLAGS_AT) & WORD_ENCRYPTED) != 0;
  }

  // [MS-XLS] 2.4.117
  private static boolean ofExcel(Bytes stream) throws IOException {
    long at = 0;
    for (int i = 0; i < MOST_RECORDS && at + 4 <= stream.size(); i++) {
      ByteBuffer record = stream.littleEndian(at, 4);
      int type = Short.toUnsignedInt(record.getShort(0));
      if (type == FILE_PASS) {
        return true;
      }
      if (i == 0 && (type & 0xff) != (BEGINNING_OF_FILE & 0xff)) {
        return false;
      }
      at += 4 + Short.toUnsignedInt(record.getShort(2));
    }
    return false;
  }

  // [MS-PPT] 2.3.2: CurrentUserAtom
  private static boolean ofPowerPoint(Bytes stream) throws IOException {
    return stream.size() >= POWERPOINT_TOKEN_AT + 4
        && stream.littleEndian(POWERPOINT_TOKEN_AT, 4).getInt() == POWERPOINT_ENCRYPTED;
  }
}
