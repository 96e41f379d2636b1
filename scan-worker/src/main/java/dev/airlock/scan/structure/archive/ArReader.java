package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// Reads `ar` archives (ar(5)): static libraries, Debian's packages. The engine does not open them.
public final class ArReader implements ContainerReader {
  /// What they begin with.
  public static final String MAGIC = "!<arch>\n";

  private static final int HEADER_BYTES = 60;
  private static final int NAME_BYTES = 16;
  private static final int SIZE_AT = 48;
  private static final int SIZE_END = 58;
  private static final String HEADER_END = "`\n";

  @Override
  public ContainerKind kind() {
    return new ContainerKind("ar, deb", "", "every member, and what follows the end", "");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long at = MAGIC.length();
    while (at < bytes.size()) {
      String header = new String(bytes.upTo(at, HEADER_BYTES), ISO_8859_1);
      long size = header.length() == HEADER_BYTES ? size(header) : -1;
      if (size < 0) {
        visit.rest("bytes at the end", bytes.range(at, bytes.size() - at));
        if (bytes.size() - at > 1) {
          visit.report(Obstacle.DAMAGED, "a damaged archive");
        }
        return;
      }
      at += HEADER_BYTES;
      String name = header.substring(0, NAME_BYTES).strip();
      if (size > bytes.size() - at) {
        visit.report(Obstacle.CORRUPT, "is cut off", name);
        size = bytes.size() - at;
      }
      Bytes content = content(name, bytes.range(at, size));
      visit.member(Member.stored(shown(name), content));
      at = Math.min(bytes.size(), at + size + size % 2);
    }
  }

  // BSD puts long names before the content.
  private static Bytes content(String name, Bytes content) throws IOException {
    if (!name.matches("#1/[0-9]{1,5}")) {
      return content;
    }
    long length = Math.min(Long.parseLong(name.substring(3)), content.size());
    return content.range(length, content.size() - length);
  }

  // System V ends names by a slash.
  private static String shown(String name) {
    return name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static long size(String header) {
    String digits = header.substring(SIZE_AT, SIZE_END).strip();
    return header.endsWith(HEADER_END) && digits.matches("[0-9]{1,10}")
        ? Long.parseLong(digits)
        : -1;
  }
}
