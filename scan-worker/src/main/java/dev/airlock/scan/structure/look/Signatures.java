package dev.airlock.scan.structure.look;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.archive.ArReader;
import dev.airlock.scan.structure.archive.CabinetReader;
import dev.airlock.scan.structure.archive.CpioReader;
import dev.airlock.scan.structure.archive.LzhReader;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.mail.MailReader;
import dev.airlock.scan.structure.mail.TnefReader;
import dev.airlock.scan.structure.ole.EmbeddedObject;
import dev.airlock.scan.structure.ole.OleReader;
import dev.airlock.scan.structure.rar.RarReader;
import dev.airlock.scan.structure.sevenzip.SevenZipReader;
import dev.airlock.scan.structure.text.MarkupReader;
import dev.airlock.scan.structure.text.RtfReader;
import java.io.IOException;

/// The first bytes of a file, by which most kinds of files are told.
///
/// @param text each byte as one character
record Signatures(String text) {
  private static final int HEAD_BYTES = 16 * 1024;
  private static final String ZIP_LOCAL = "PK\3\4";

  static Signatures of(Bytes bytes) throws IOException {
    return of(bytes.upTo(0, HEAD_BYTES));
  }

  static Signatures of(byte[] head) {
    return new Signatures(new String(head, 0, Math.min(head.length, HEAD_BYTES), ISO_8859_1));
  }

  /// A member, no member, or the marks of an archive that was to be split (APPNOTE 8.5.5).
  boolean isZip() {
    return text.startsWith(ZIP_LOCAL)
        || text.startsWith("PK\5\6")
        || text.startsWith("PK00" + ZIP_LOCAL)
        || text.startsWith("PK\7\b" + ZIP_LOCAL);
  }

  boolean isSevenZip() {
    return text.startsWith(SevenZipReader.MAGIC);
  }

  boolean isAr() {
    return text.startsWith(ArReader.MAGIC);
  }

  boolean isCpio() {
    return CpioReader.isCpio(text);
  }

  boolean isLzh() {
    return LzhReader.isLzh(text);
  }

  boolean isRar() {
    return text.startsWith(RarReader.MAGIC);
  }

  boolean isCompoundFile() {
    return text.startsWith(OleReader.MAGIC);
  }

  /// Programs open a PDF whose header lies within the first 1,024 bytes (ISO 32000-1, annex H.3).
  boolean mentionsPdf() {
    int at = text.indexOf("%PDF-");
    return at >= 0 && at <= 1024;
  }

  boolean isCabinet() {
    return text.startsWith(CabinetReader.MAGIC);
  }

  boolean isTnef() {
    return text.startsWith(TnefReader.MAGIC);
  }

  boolean isMarkup() {
    return MarkupReader.isMarkup(text);
  }

  boolean isRtf() {
    return RtfReader.isRtf(text);
  }

  boolean isEmbeddedObject() {
    return EmbeddedObject.begins(text);
  }

  boolean isMail() {
    return MailReader.isMail(text);
  }

  /// Whether they are of any kind that is looked into.
  boolean isContainer() {
    return isZip()
        || isSevenZip()
        || isRar()
        || isAr()
        || isCpio()
        || isLzh()
        || isCompoundFile()
        || isCabinet()
        || isTnef()
        || isMarkup()
        || isRtf()
        || isEmbeddedObject()
        || mentionsPdf()
        || isMail();
  }
}
