package dev.airlock.scan.structure.text;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.mail.Base64Body;
import java.io.IOException;
import java.util.regex.Pattern;

/// Finds files in Base64 within XML and HTML: what is embedded in Flat OpenDocument, in Word's and
/// Adobe's XML, in pictures and pages by `data:` URLs (RFC 2397), and in contacts and calendars.
/// Which elements hold files is known to programs only, so all long runs of Base64 count.
public final class MarkupReader implements ContainerReader {
  // Behind byte order marks of UTF-8 and UTF-16, and space.
  private static final Pattern MARKUP =
      Pattern.compile(
          "[\u00ef\u00bb\u00bf\u00fe\u00ff\\s]*+(<[?!a-z]|begin:vcard|begin:vcalendar)",
          Pattern.CASE_INSENSITIVE);

  /// Whether a text is of these kinds.
  ///
  /// @param head the first bytes, each as a character
  public static boolean isMarkup(String head) {
    return MARKUP.matcher(head.replace("\0", "")).lookingAt();
  }

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "XML, HTML, SVG, Flat OpenDocument, vCard, iCalendar",
        "",
        "what stands there in Base64 of 80 characters or more",
        "");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.budget().countWork(bytes.size());
    MarkupCharacters characters = new MarkupCharacters(bytes, 0);
    characters.passText();
    Base64Run run = new Base64Run();
    long begin = characters.position();
    long at = begin;
    for (int next = characters.next(); next >= 0; next = characters.next()) {
      if (!run.add(next)) {
        scan(run, bytes, begin, at, visit);
        run.reset();
        begin = at;
        if (!run.add(next)) {
          characters.passText();
          begin = characters.position();
        }
      } else if (run.isEmpty()) {
        begin = characters.position();
      }
      at = characters.position();
    }
    scan(run, bytes, begin, at, visit);
  }

  private static void scan(Base64Run run, Bytes bytes, long begin, long end, Visit visit)
      throws IOException {
    if (run.isLong()) {
      visit.enter();
      visit.member(
          Member.packed(
                  "Base64 at " + begin,
                  () -> new Base64Body(new MarkupStream(bytes, begin, end)),
                  run.bytes())
              .guessed());
    }
  }
}
