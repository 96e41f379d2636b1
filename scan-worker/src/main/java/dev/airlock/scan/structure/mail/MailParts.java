package dev.airlock.scan.structure.mail;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Set;

/// Has the parts of a mail scanned, one after another.
final class MailParts {
  private final Bytes bytes;
  private final Visit visit;
  private final MailHeader header;
  private int parts;

  MailParts(Bytes bytes, Visit visit, MailHeader header) {
    this.bytes = bytes;
    this.visit = visit;
    this.header = header;
  }

  /// A part that may be written in one of several ways.
  void add(Set<MailEncoding> encodings, long begin) throws IOException {
    if (!encodings.isEmpty()) {
      parts++;
      Bytes body = withoutLineEnd(bytes.range(begin, end(begin) - begin));
      for (MailEncoding encoding : encodings) {
        scan(encoding, body);
      }
    }
  }

  /// Something that is written within a text, and tells its end itself.
  void add(MailEncoding encoding, long begin) throws IOException {
    parts++;
    scan(encoding, bytes.range(begin, bytes.size() - begin));
  }

  private void scan(MailEncoding encoding, Bytes body) throws IOException {
    visit.enter();
    String name = "part " + parts;
    visit.member(
        encoding == MailEncoding.BINARY
            ? Member.stored(name, body)
            : Member.packed(name, () -> encoding.decoded(body.stream()), body.size()));
  }

  // The line end before a line between parts belongs to that (RFC 2046, 5.1.1).
  private static Bytes withoutLineEnd(Bytes body) throws IOException {
    byte[] last = body.upTo(Math.max(0, body.size() - 2), 2);
    int ends = 0;
    if (last.length > 0 && last[last.length - 1] == '\n') {
      ends = last.length > 1 && last[0] == '\r' ? 2 : 1;
    }
    return body.range(0, body.size() - ends);
  }

  // At a line that may stand between parts, if what follows is a header, or nothing. Within a body
  // such a line means nothing.
  private long end(long begin) throws IOException {
    MailLines lines = new MailLines(bytes, begin);
    long end = bytes.size();
    for (long at = begin; lines.next(); at = lines.position()) {
      String line = lines.text();
      if (end < bytes.size() && isBeginOfPart(line)) {
        break;
      }
      boolean isBoundary = header.isBoundary(line) || header.isLastBoundary(line);
      end = isBoundary ? Math.min(end, at) : bytes.size();
      if (header.isLastBoundary(line)) {
        break;
      }
    }
    visit.budget().countWork(end - begin);
    return end;
  }

  private static boolean isBeginOfPart(String line) {
    return line.isBlank() || MailHeader.isField(line) || line.startsWith("--");
  }
}
