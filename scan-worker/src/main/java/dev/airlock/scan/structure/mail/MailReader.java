package dev.airlock.scan.structure.mail;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the parts of mails (RFC 2045). The engine opens them if it takes the file for a mail,
/// which it does by other signs than mail programs; so they are scanned as files of their own. A
/// mail within a mail stands there as it is, so that its parts are met on the way.
public final class MailReader implements ContainerReader {
  // How much of the beginning is looked at. A header may be longer.
  private static final int HEAD = 4096;
  private static final String ENCODING = "content-transfer-encoding:";
  private static final String TYPE = "content-type:";
  private static final String VERSION = "mime-version:";
  private static final Pattern KNOWN_FIELD =
      Pattern.compile(
          "(from |>from |(from|to|cc|subject|date|received|message-id|return-path|reply-to|sender"
              + "|delivered-to|envelope-to|newsgroups|path|xref|authentication-results|status"
              + "|(x|arc|dkim|list|resent|content|thread)-[a-z0-9-]*) ?:)");
  private static final String BEGIN = "begin";
  private static final Pattern UUENCODED = Pattern.compile("begin(-base64)? [0-7]{3,4} .*");
  private static final String YENC = "=ybegin ";
  private static final String BINHEX = "(This file must be converted with BinHex";

  /// Whether a text has the header lines of a mail near its beginning.
  ///
  /// @param head the first bytes, each as a character
  public static boolean isMail(String head) {
    String text = head.toLowerCase(Locale.ROOT);
    boolean isText = text.indexOf('\0') < 0;
    return beginsWithHeader(text)
        || (isText
            && (text.contains(ENCODING)
                || (text.contains(BEGIN)
                    && text.lines().anyMatch(line -> UUENCODED.matcher(line).matches()))
                || begins(text, TYPE)
                || begins(text, VERSION)
                || (begins(text, "received:") && begins(text, "message-id:"))));
  }

  private static boolean begins(String text, String line) {
    return text.startsWith(line) || text.contains("\n" + line) || text.contains("\r" + line);
  }

  // Either a field of mails stands first, or nothing but fields until further than is looked at.
  private static boolean beginsWithHeader(String text) {
    String start = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    String stripped = start.stripLeading();
    String lines = stripped.substring(0, Math.min(stripped.length(), HEAD));
    if (KNOWN_FIELD.matcher(lines).lookingAt()) {
      return true;
    }
    for (int at = 0; at <= lines.length(); ) {
      int end = endOfLine(lines, at);
      if (at > 0 && end == HEAD) {
        return true;
      }
      String line = lines.substring(at, end);
      boolean goesOn = at > 0 && (line.startsWith(" ") || line.startsWith("\t"));
      if (!goesOn && !MailHeader.isField(line)) {
        return false;
      }
      at = end + (lines.startsWith("\r\n", end) ? 2 : 1);
    }
    return lines.length() == HEAD;
  }

  private static int endOfLine(String text, int from) {
    int feed = text.indexOf('\n', from);
    int end = feed < 0 ? text.length() : feed;
    int carriage = text.indexOf('\r', from, end);
    return carriage < 0 ? end : carriage;
  }

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "mail",
        "",
        "every part in Base64, quoted-printable, uuencode or yEnc, or as it is",
        "BinHex");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.budget().countWork(bytes.size());
    MailHeader header = new MailHeader();
    MailLines lines = new MailLines(bytes, 0);
    MailParts parts = new MailParts(bytes, visit, header);
    while (lines.next()) {
      String line = lines.text();
      if (line.isBlank()) {
        // Some programs take a line of spaces for the end of a header, others for a part of it.
        boolean isEnd = line.isEmpty();
        parts.add(isEnd ? header.end() : header.told(), lines.position());
        if (!isEnd) {
          header.add(line, false);
        }
      } else if (UUENCODED.matcher(line).matches()) {
        boolean isBase64 = line.startsWith("begin-");
        parts.add(isBase64 ? MailEncoding.BASE64 : MailEncoding.UUENCODE, lines.position());
      } else if (line.startsWith(YENC)) {
        parts.add(MailEncoding.YENC, lines.position());
      } else {
        header.add(line, lines.isCut());
        if (line.startsWith(BINHEX)) {
          visit.report(Obstacle.UNSCANNABLE, "a part in BinHex");
        }
      }
    }
    header.end();
    if (header.isBinHex()) {
      visit.report(Obstacle.UNSCANNABLE, "a part in BinHex");
    }
  }
}
