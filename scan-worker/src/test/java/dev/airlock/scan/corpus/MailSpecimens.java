package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.infected;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Mails with the test virus, as it is and within what the engine does not open.
final class MailSpecimens {
  private static final Map<String, Function<byte[], String>> MAILS =
      new TreeMap<>(
          Map.of(
              "mail",
              content -> mail("\n", "Content-Transfer-Encoding: base64", lines(content, 76)),
              "mail, lines of a network",
              content -> mail("\r\n", "Content-Transfer-Encoding: base64", lines(content, 76)),
              "mail, folded header",
              content -> mail("\n", "Content-Transfer-Encoding:\n Base64", lines(content, 76)),
              "mail, small letters",
              content -> mail("\n", "content-transfer-encoding: BASE64", lines(content, 60)),
              "mail, short lines",
              content -> mail("\n", "Content-Transfer-Encoding: base64", lines(content, 4)),
              "mail, one line",
              content -> mail("\n", "Content-Transfer-Encoding: base64", lines(content, 1 << 20)),
              "mail without parts",
              content ->
                  "Received: by mail.example.com\nMessage-ID: <1@example.com>\nMIME-Version: 1.0\n"
                      + "Content-Transfer-Encoding: base64\n\n"
                      + lines(content, 76)
                      + "\n",
              "mail box",
              content ->
                  "From a@example.com Mon Nov  2 10:00:00 2026\n"
                      + mail("\n", "Content-Transfer-Encoding: base64", lines(content, 76)),
              "mail in a mail",
              content ->
                  "From: b@example.com\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
                      + mail("\n", "Content-Transfer-Encoding: base64", lines(content, 76))));

  private static final Map<String, Function<byte[], String>> OTHERS =
      Map.of(
          "mail, quoted-printable",
          content ->
              mail("\n", "Content-Transfer-Encoding: quoted-printable", quotedPrintable(content)),
          "mail, as it is",
          content -> mail("\n", "Content-Transfer-Encoding: binary", Bytewise.text(content)),
          "mail with a long header",
          content ->
              "X-Long: %s\n".formatted("x".repeat(17_000))
                  + mail("\n", "Content-Transfer-Encoding: base64", lines(content, 76)),
          "mail behind a line that is no Base64",
          content -> mail("\n", "Content-Transfer-Encoding: base64", "-\n" + lines(content, 76)));

  private MailSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    MAILS.forEach((name, mail) -> {
      all.add(infected(name, () -> Bytewise.ascii(mail.apply(EICAR))));
      all.add(
          infected(
              "Zstandard in a " + name, () -> Bytewise.ascii(mail.apply(Packing.zstd(EICAR)))));
      all.add(
          infected(
              "zip by xz in a " + name,
              () -> Bytewise.ascii(mail.apply(new ZipBuilder().add("a.txt", EICAR, 95).build()))));
    });
    for (Map.Entry<String, Function<byte[], String>> other : OTHERS.entrySet()) {
      all.add(
          infected(
              "zip by xz in a " + other.getKey(),
              () ->
                  Bytewise.ascii(
                      other.getValue().apply(new ZipBuilder().add("a.txt", EICAR, 95).build()))));
    }
    return all;
  }

  private static String quotedPrintable(byte[] content) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < content.length; i++) {
      text.append("=%02X%s".formatted(content[i] & 0xff, i % 24 == 23 ? "=\n" : ""));
    }
    return text.toString();
  }

  /// A mail with one attachment.
  static byte[] with(byte[] content) {
    return Bytewise.ascii(mail("\n", "Content-Transfer-Encoding: base64", lines(content, 76)));
  }

  private static String mail(String lineEnd, String encoding, String body) {
    return """
    From: a@example.com
    Subject: report
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=x

    --x
    Content-Type: text/plain

    see below
    --x
    Content-Type: application/octet-stream
    %s

    %s
    --x--
    """
        .formatted(encoding, body)
        .replace("\n", lineEnd);
  }

  private static String lines(byte[] content, int length) {
    return Base64.getMimeEncoder(length, new byte[] {'\n'}).encodeToString(content);
  }
}
