package dev.airlock.scan.structure.mail;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.text;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MailReaderTest {
  private static final String HEAD =
      """
      From: a@example.com
      Subject: report
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/plain

      see below
      --x
      Content-Type: application/octet-stream
      Content-Transfer-Encoding:
       Base64

      """;

  @Test
  void partsAreLookedInto() {
    Looks.showMarker(mail(Packing.zstd(marked())), "part 1");
    Looks.showEncrypted(mail(OleBytes.encryptedDocument()));
    Looks.showNothingToScan(mail(marked()));
  }

  @Test
  void everyPartIs() {
    String second = HEAD.substring(HEAD.indexOf("--x"));
    byte[] two =
        ascii(HEAD + base64(marked()) + "\n" + second + base64(Packing.zstd(marked())) + "\n--x--");
    Looks.showMarker(two, "part 2");
    Looks.showMarker(ascii(text(two).replace("\n", "\r\n")));
  }

  @Test
  void wordsAboutMailAreWords() {
    Looks.showNothingToScan(ascii("Content-Type: base64 is no header of ours\n\nAAAA\n"));
  }

  private static byte[] mail(byte[] content) {
    return ascii(HEAD + base64(content) + "\n--x--\n");
  }

  private static String base64(byte[] content) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
  }
}
