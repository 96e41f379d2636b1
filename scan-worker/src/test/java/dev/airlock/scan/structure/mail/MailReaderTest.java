package dev.airlock.scan.structure.mail;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.text;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void uuencodedTextOfItsOwnIsDecoded() {
    String data = Base64.getMimeEncoder(60, ascii("\n")).encodeToString(Packing.zstd(marked()));
    Looks.showMarker(ascii("begin-base64 644 a.bin\n" + data + "\n====\n"));
    Looks.showMarker(ascii("see below\n\nbegin-base64 644 a.bin\n" + data + "\n====\n"));
    Looks.showOpen(ascii("begin-base64 644 is how uuencode begins\nand here are words"));
  }

  private static final String OCTETS = "application/octet-stream";
  private static final String FRAME =
      HEAD.substring(0, HEAD.lastIndexOf("Content-Transfer-Encoding"));

  @Test
  void partsAreLookedInto() {
    Looks.showMarker(mail(Packing.zstd(marked())), "part 1");
    Looks.showEncrypted(mail(OleBytes.encryptedDocument()));
    Looks.showMarker(mail(marked()), "part 1");
    Looks.showOpen(mail(Packing.zstd(harmless())));
  }

  // Mail programs open such files, but the engine takes some of them for text.
  @Test
  void aMailIsKnownByItsHeaderHoweverLongThatIs() {
    String fields = "Received: from a by b; and so on, and so on, and so on\n".repeat(500);
    String others = "Field: of a kind that nobody knows\n".repeat(500);
    for (String before :
        new String[] {fields, others, "From a@example.com\n" + fields, "\n\n" + fields}) {
      Looks.showMarker(joined(ascii(before), mail(Packing.zstd(marked()))));
    }
    Looks.showMarker(ascii(HEAD.substring(HEAD.indexOf("Content-Type")) + base64(marked())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Transfer-Encoding: base64\n\n",
        "content-TRANSFER-encoding : BASE64\n\n",
        "Content-Transfer-Encoding: (a comment) \"base64\"\n\n",
        "Content-Transfer-Encoding:\n base64\n\n",
        "Content-Transfer-Encoding:\n\t\n base64\n\n",
        "Content-Transfer-Encoding: base64\n \n",
        "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\n",
        "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit\n\n",
        "Content-Transfer-Encoding: base64\n\n-\n",
        "Content-Transfer-Encoding: base64\n\n--\n",
        "Content-Transfer-Encoding: base64\n\n--!\n!\n",
        "Content-Transfer-Encoding: base64\n\n\n\n",
      })
  void base64MayBeToldInManyWays(String told) {
    String body = told + base64(Packing.zstd(marked()));
    String padded = told.replace(": ", ": " + " ".repeat(30_000));
    for (String part : new String[] {body, padded + base64(Packing.zstd(marked()))}) {
      for (String end : new String[] {"\n", "\r\n", "\r"}) {
        byte[] mail = ascii((FRAME + part + "\n--x--\n").replace("\n", end));
        Looks.showMarker(mail);
      }
    }
    byte[] good = ascii(FRAME + told + base64(Packing.zstd(harmless())) + "\n--x--\n");
    Looks.showOpen(good);
  }

  @Test
  void otherEncodingsAreDecoded() {
    for (byte[] content : new byte[][] {Packing.zstd(marked()), Packing.zstd(harmless())}) {
      byte[] uu = joined(ascii("\nbegin 644 a.bin\n"), uuencoded(content), ascii("`\nend\n"));
      byte[] yenc = joined(ascii("\n=ybegin line=128 size=9 name=a\n"), yenc(content));
      byte[] quoted =
          ascii("Content-Transfer-Encoding: Quoted-Printable\n\n" + quotedPrintable(content));
      byte[] binary = joined(ascii("Content-Transfer-Encoding: 8bit\n\n"), content);
      byte[] untold = joined(ascii("\n"), content);
      for (byte[] part : new byte[][] {uu, yenc, quoted, binary, untold}) {
        byte[] mail = joined(ascii(FRAME), part, ascii("\n--x--\n"));
        if (content.length == Packing.zstd(marked()).length) {
          Looks.showMarker(mail);
        } else {
          Looks.showOpen(mail);
        }
      }
    }
    Looks.showUnscannable(
        ascii(FRAME + "Content-Transfer-Encoding: mac-binhex40\n\n(This file must be\n"));
    Looks.showUnscannable(
        ascii(FRAME + "\n(This file must be converted with BinHex 4.0)\n\n:$f*TEQKPH\n"));
  }

  @Test
  void mailsMayLieInMails() {
    byte[] inner = mail(Packing.zstd(marked()));
    Looks.showMarker(joined(ascii(FRAME.replace(OCTETS, "message/rfc822") + "\n"), inner));
    Looks.showMarker(mail(inner), "part 1 › part 1");
    byte[] box = joined(ascii("From a\n"), mail(harmless()), ascii("\nFrom b\n"), inner);
    Looks.showMarker(box, "part 2");
    Looks.showOpen(mail(mail(harmless())));
  }

  @Test
  void manyParagraphsThatBeginLikeFieldsAreWords() {
    String words = "Note: this is text\n\n".repeat(200);
    Looks.showNothingToScan(ascii("Subject: hello\n\n" + words));
    Looks.showNothingToScan(ascii(words));
  }

  @Test
  void footersBehindTheLastPartAreNoneOfIt() {
    String footer = "\n--x--\n______\nThis list: has a footer\n";
    byte[] zip = new ZipBuilder().add("a", harmless(), 8).build();
    Looks.showOpen(ascii(HEAD + base64(zip) + footer));
  }

  @Test
  void winmailIsUnpacked() {
    byte[] evil = Packing.zstd(marked());
    byte[] good = Packing.zstd(harmless());
    Looks.showMarker(mail(tnef(0x0006800f, evil)));
    Looks.showOpen(mail(tnef(0x0006800f, good)));
    byte[] count = {1, 0, 0, 0, (byte) (evil.length + 16), 0, 0, 0};
    byte[] object = joined(new byte[] {9, 9, 13, 0, 1, 0x37}, count, new byte[16], evil);
    Looks.showMarker(mail(tnef(0x00069005, object)));
    byte[] cut = tnef(0x0006800f, good);
    Looks.showDamaged(Arrays.copyOf(cut, cut.length - 10));
  }

  private static byte[] tnef(int attribute, byte[] value) {
    return ByteBuffer.allocate(17 + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x223e9f78)
        .putShort((short) 1)
        .put((byte) 2)
        .putInt(attribute)
        .putInt(value.length)
        .put(value)
        .putShort((short) 0)
        .array();
  }

  private static byte[] uuencoded(byte[] content) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < content.length; at += 45) {
      byte[] line = Arrays.copyOfRange(content, at, Math.min(content.length, at + 45));
      lines.append((char) (' ' + line.length));
      byte[] whole = Arrays.copyOf(line, (line.length + 2) / 3 * 3);
      for (int i = 0; i < whole.length; i += 3) {
        int bits = ((whole[i] & 0xff) << 16) | ((whole[i + 1] & 0xff) << 8) | (whole[i + 2] & 0xff);
        for (int shift = 18; shift >= 0; shift -= 6) {
          lines.append((char) (' ' + ((bits >> shift) & 0x3f)));
        }
      }
      lines.append('\n');
    }
    return ascii(lines.toString().replace(' ', '`'));
  }

  private static byte[] yenc(byte[] content) {
    StringBuilder coded = new StringBuilder("=ypart begin=1 end=9\n");
    for (byte next : content) {
      int shifted = (next + 42) & 0xff;
      boolean critical = shifted == 0 || shifted == '\n' || shifted == '\r' || shifted == '=';
      coded.append(
          critical ? "=" + (char) ((shifted + 64) & 0xff) : String.valueOf((char) shifted));
    }
    return ascii(coded + "\n=yend size=9\n");
  }

  private static String quotedPrintable(byte[] content) {
    StringBuilder coded = new StringBuilder();
    for (byte next : content) {
      boolean plain = next > ' ' && next != '=';
      coded.append(plain ? String.valueOf((char) next) : "=%02X".formatted(next & 0xff));
      coded.append(coded.length() % 7 == 0 ? "= \t\r\n" : "");
    }
    return coded.toString();
  }

  @Test
  void everyPartIs() {
    String second = HEAD.substring(HEAD.indexOf("--x"));
    byte[] two =
        ascii(
            HEAD + base64(harmless()) + "\n" + second + base64(Packing.zstd(marked())) + "\n--x--");
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
