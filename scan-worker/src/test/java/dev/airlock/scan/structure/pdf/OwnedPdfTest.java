package dev.airlock.scan.structure.pdf;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.text;

import dev.airlock.scan.structure.Looks;
import java.io.IOException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that have an owner's password open for everybody, so that all in them can be scanned.
/// Keys are of 40 and 128 bits with RC4 (the latter written as -128), and of 128 and 256 with AES.
class OwnedPdfTest {

  @ParameterizedTest
  @ValueSource(ints = {40, -128, 128, 256})
  void attachmentsAreDecrypted(int keyLength) throws IOException {
    for (CompressParameters compression :
        new CompressParameters[] {
          CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION
        }) {
      Looks.showMarker(PdfBytes.ownedAttachment(keyLength, marked(), compression), "attachment");
      Looks.showOpen(PdfBytes.ownedAttachment(keyLength, harmless(), compression));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, -128, 128, 256})
  void pagesAndScriptsAreDecrypted(int keyLength) throws IOException {
    Looks.showMarker(PdfBytes.ownedPage(keyLength, marked()));
    Looks.showOpen(PdfBytes.ownedPage(keyLength, harmless()));
    Looks.showMarker(PdfBytes.ownedScript(keyLength, marked()), "script");
    Looks.showOpen(PdfBytes.ownedScript(keyLength, harmless()));
  }

  @Test
  void itDoesNotMatterWhereTheTrailerIs() throws IOException {
    for (byte[] page : new byte[][] {marked(), harmless()}) {
      byte[] owned = PdfBytes.ownedPage(128, page);
      byte[] escaped = ascii(text(owned).replace("/Encrypt ", "/Enc#72ypt "));
      byte[] farAway = joined(owned, ascii("%".repeat(3_000)));
      byte[] misled = joined(owned, ascii("% /Encrypt 99 0 R"));
      for (byte[] document : new byte[][] {escaped, farAway, misled}) {
        if (text(page).equals(text(marked()))) {
          Looks.showMarker(document);
        } else {
          Looks.showOpen(document);
        }
      }
    }
  }

  // Both are of the same number; a comment keeps the second from being seen by a simple search.
  @Test
  void anotherEncryptionOfTheSameNumberIsSeen() throws IOException {
    String owned = text(PdfBytes.ownedPage(128, harmless()));
    int at = owned.indexOf("/Encrypt ") + "/Encrypt ".length();
    String number = owned.substring(at, owned.indexOf(' ', at));
    String closed =
        "\n"
            + number
            + " 0 % 1 0\n obj << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
            + "00".repeat(32)
            + "> /U <"
            + "11".repeat(32)
            + "> >> endobj\n";
    Looks.showOpen(ascii(owned));
    Looks.showEncrypted(ascii(owned + closed));
  }

  @Test
  void streamsThatNeedAnotherKeyAreEncrypted() throws IOException {
    byte[] one = PdfBytes.ownedPage(128, harmless());
    byte[] other = PdfBytes.ownedPage(256, harmless());
    String objects = text(other);
    int pageAt = objects.indexOf("obj\n<<\n/Filter /FlateDecode");
    int stream = pageAt < 0 ? objects.indexOf("/FlateDecode") : pageAt;
    int from = objects.lastIndexOf("obj", stream) - 4;
    String foreign = objects.substring(from, objects.indexOf("endobj", stream) + 7);
    Looks.showEncrypted(joined(one, ascii("\n" + foreign)));
  }
}
