package dev.airlock.scan.structure.mail;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.util.Locale;

/// Reads the parts of mails that are written in Base64 (RFC 2045, 6.8). The engine opens them; here
/// they are looked into.
public final class MailReader implements ContainerReader {
  private static final String ENCODING = "content-transfer-encoding:";
  private static final String TYPE = "content-type:";
  private static final String VERSION = "mime-version:";
  private static final int MOST_LINE = 200;

  /// Whether a text has the header lines of a mail near its beginning.
  ///
  /// @param head the first bytes, each as a character
  public static boolean isMail(String head) {
    String text = head.toLowerCase(Locale.ROOT);
    return text.indexOf('\0') < 0
        && (text.contains(ENCODING)
            || begins(text, TYPE)
            || begins(text, VERSION)
            || (begins(text, "received:") && begins(text, "message-id:")));
  }

  private static boolean begins(String text, String line) {
    return text.startsWith(line) || text.contains("\n" + line);
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.budget().countWork(bytes.size());
    long at = bodyAfter(bytes, 0);
    for (int part = 1; at >= 0; part++) {
      visit.enter();
      long begin = at;
      long end = Base64Body.end(bytes, begin);
      Bytes body = bytes.range(begin, end - begin);
      visit.member(
          Member.packed("part " + part, () -> new Base64Body(body.stream()), body.size())
              .openToEngine(true));
      at = bodyAfter(bytes, end);
    }
  }

  // Where the body of the next part in Base64 begins, -1 if there is none. Header lines may go on
  // in
  // the next line.
  private static long bodyAfter(Bytes bytes, long from) throws IOException {
    BytesStream stream = new BytesStream(bytes, from);
    StringBuilder header = new StringBuilder();
    StringBuilder line = new StringBuilder();
    boolean isBase64 = false;
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      if (next != '\n') {
        if (next != '\r' && line.length() < MOST_LINE) {
          line.append((char) next);
        }
        continue;
      }
      boolean goesOn = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (!goesOn) {
        isBase64 |= isBase64(header);
        header.setLength(0);
      }
      if (line.isEmpty()) {
        if (isBase64) {
          return stream.position();
        }
      } else if (header.length() < MOST_LINE) {
        header.append(line);
      }
      line.setLength(0);
    }
    return -1;
  }

  private static boolean isBase64(CharSequence header) {
    String text = header.toString().toLowerCase(Locale.ROOT);
    return text.startsWith(ENCODING) && text.contains("base64");
  }
}
