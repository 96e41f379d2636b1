package dev.airlock.scan.structure.pdf;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.text;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReaderTest {

  @ParameterizedTest
  @ValueSource(ints = {40, 128, 256})
  void aUserPasswordIsEncryption(int keyLength) throws IOException {
    Looks.showEncrypted(pdf("user", keyLength, CompressParameters.NO_COMPRESSION));
    Looks.showEncrypted(pdf("user", keyLength, CompressParameters.DEFAULT_COMPRESSION));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 128, 256})
  void anOwnerPasswordAloneIsNot(int keyLength) throws IOException {
    Looks.showOpen(pdf("", keyLength, CompressParameters.NO_COMPRESSION));
    Looks.showOpen(pdf("", keyLength, CompressParameters.DEFAULT_COMPRESSION));
  }

  @Test
  void theNameIsKnownInEverySpelling() throws IOException {
    String plain = text(pdf("user", 128, CompressParameters.NO_COMPRESSION));
    Looks.showEncrypted(ascii(plain.replace("/Encrypt ", "/Enc#72ypt ")));
    Looks.showEncrypted(ascii(plain.replace("/Encrypt ", "/#45n#63rypt ")));
  }

  @Test
  void theTrailerMayBeAnywhere() throws IOException {
    byte[] encrypted = pdf("user", 128, CompressParameters.NO_COMPRESSION);
    Looks.showEncrypted(joined(encrypted, ascii("\n% ".repeat(200_000))));
    Looks.showEncrypted(joined(ascii("\n".repeat(800)), encrypted));
  }

  @Test
  void aTrailerInAStreamCountsIfATableLeadsThere() {
    String head = "%PDF-1.4\n1 0 obj << /Length 120 >> stream\n";
    String hidden = "xref\n0 1\ntrailer << /Encrypt 2 0 R /Size 3 >>\n";
    String stream = hidden + " ".repeat(120 - hidden.length());
    String encryption = "\nendstream endobj\n2 0 obj << /Filter /Standard /R 3 >> endobj\n";
    // A program that repairs the document may find it as well.
    Looks.showEncrypted(ascii(head + stream + encryption + "startxref\n0\n%%EOF"));
    String words = head + stream.replace("\ntrailer", " trailer") + encryption;
    Looks.showOpen(ascii(words + "startxref\n0\n%%EOF"));
    Looks.showEncrypted(
        ascii(head + stream + encryption + "startxref\n%d\n%%%%EOF".formatted(head.length())));
  }

  @Test
  void wordsAreNoTrailer() {
    Looks.showOpen(ascii("%PDF-1.4\n% trailer << /Encrypt 2 0 R >>\n"));
    Looks.showOpen(ascii("A text about %PDF-1.7, its /Encrypt 5 0 R and its trailer"));
    Looks.showOpen(ascii("%PDF-1.4\n1 0 obj << /Title /Encrypt /Other 2 0 R >> endobj"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Params << /CheckSum <00> >> /Filter /FlateDecode /Length %d",
        "/Type /EmbeddedFile /Filter [ /Fl#61teDecode ] /Length %d",
        "/Type /Embedded#46ile /Filter [/FlateDecode] /Length %d",
        "/Type /EmbeddedFile /Filter % a comment\n/FlateDecode /Length 3 0 R",
      })
  void attachmentsAreUnpacked(String dictionary) {
    byte[] evil = Packing.zlib(marked());
    Looks.showMarker(attached(dictionary.replace("%d", "" + evil.length), evil), "attachment");
    byte[] good = Packing.zlib(harmless());
    Looks.showOpen(attached(dictionary.replace("%d", "" + good.length), good));
  }

  @Test
  void attachmentsOfOtherFiltersAreUnpacked() {
    String hexadecimal = HexFormat.of().formatHex(marked()) + ">";
    Looks.showMarker(attached("/Type /EmbeddedFile /Filter /ASCIIHexDecode", ascii(hexadecimal)));
    byte[] runs = joined(new byte[] {(byte) (marked().length - 1 & 0x7f)}, marked());
    Looks.showMarker(attached("/Type /EmbeddedFile /Filter /RunLengthDecode", runs));
    Looks.showUnscannable(attached("/Type /EmbeddedFile /Filter /LZWDecode", harmless()));
    Looks.showUnscannable(attached("/Type /EmbeddedFile /Filter 7 0 R", harmless()));
  }

  private static byte[] attached(String dictionary, byte[] content) {
    return joined(
        ascii("%PDF-1.4\n1 0 obj\n<< " + dictionary + " >>\nstream\r\n"),
        content,
        ascii("\nendstream\nendobj\n%%EOF"));
  }

  @Test
  void archivesInAttachmentsAreLookedInto() {
    byte[] inner = Packing.zstd(marked());
    Looks.showMarker(attached("/Type /EmbeddedFile", inner));
  }

  private static byte[] pdf(String user, int keyLength, CompressParameters compression)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", user, new AccessPermission());
      policy.setEncryptionKeyLength(keyLength);
      policy.setPreferAES(keyLength > 40);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, compression);
      return out.toByteArray();
    }
  }

  @Test
  void unfinishedDictionariesEndSomewhere() {
    Looks.showOpen(ascii("%PDF-1.4\n" + "<<[".repeat(20_000)));
    Looks.showOpen(joined(ascii("%PDF-1.4 1 0 obj << "), Bytewise.random(200_000)));
  }
}
