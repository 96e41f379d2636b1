package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Harmless;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads cpio archives (cpio(5)). The engine opens the members of those whose numbers are text.
public final class CpioReader implements ContainerReader {
  private static final String NEW = "070701";
  private static final String NEW_WITH_CHECKSUM = "070702";
  private static final String OLD = "070707";
  private static final int NEW_HEADER_BYTES = 110;
  private static final int OLD_HEADER_BYTES = 76;
  private static final int BINARY_HEADER_BYTES = 26;
  private static final int MOST_NAME_BYTES = 4096;
  private static final String LAST = "TRAILER!!!";

  /// The numbers of a header that are needed.
  ///
  /// @param unit to whose multiples name and content are rounded up
  /// @param isOpen whether the engine opens such archives
  private record Header(int bytes, long nameBytes, long size, int unit, boolean isOpen) {}

  /// Whether the bytes begin with a header; some texts begin with the same digits.
  public static boolean isCpio(String head) {
    return header(head) != null;
  }

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "cpio",
        "every member, if numbers are text",
        "every member, if they are not; what follows the end",
        "");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long at = 0;
    boolean isFirst = true;
    while (at < bytes.size()) {
      Header header = header(new String(bytes.upTo(at, NEW_HEADER_BYTES), ISO_8859_1));
      long nameAt = at + (header == null ? 0 : header.bytes());
      if (header == null || header.nameBytes() > Math.min(MOST_NAME_BYTES, bytes.size() - nameAt)) {
        visit.report(Obstacle.DAMAGED, "a damaged archive");
        break;
      }
      String name = MemberPath.nameOf(bytes.exactly(nameAt, (int) header.nameBytes()));
      long nameEnd = nameAt + header.nameBytes();
      long contentAt = Math.min(bytes.size(), rounded(nameEnd, header.unit()));
      if (header.size() > bytes.size() - contentAt) {
        visit.report(Obstacle.CORRUPT, "is cut off", name);
        break;
      }
      if (header.size() > 0) {
        Bytes content = bytes.range(contentAt, header.size());
        visit.member(Member.stored(name, content).openToEngine(isFirst && header.isOpen()));
      }
      visit.budget().countWork(header.bytes());
      at = Math.min(bytes.size(), rounded(contentAt + header.size(), header.unit()));
      if (name.startsWith(LAST)) {
        isFirst = false; // some programs go on with an archive that follows, the engine does not
        long zeros = Harmless.leadingZeros(bytes.range(at, bytes.size() - at));
        visit.budget().countWork(zeros);
        at += zeros;
        if (!isCpio(new String(bytes.upTo(at, NEW_HEADER_BYTES), ISO_8859_1))) {
          break;
        }
      }
    }
    visit.rest("bytes at the end", bytes.range(at, bytes.size() - at));
  }

  private static @Nullable Header header(String text) {
    if (text.startsWith(NEW) || text.startsWith(NEW_WITH_CHECKSUM)) {
      long nameBytes = number(text, 94, 8, 16);
      long size = number(text, 54, 8, 16);
      return nameBytes <= 0 || size < 0
          ? null
          : new Header(NEW_HEADER_BYTES, nameBytes, size, 4, true);
    }
    if (text.startsWith(OLD)) {
      long nameBytes = number(text, 59, 6, 8);
      long size = number(text, 65, 11, 8);
      return nameBytes <= 0 || size < 0
          ? null
          : new Header(OLD_HEADER_BYTES, nameBytes, size, 1, true);
    }
    return binary(text);
  }

  // Numbers of 16 bits in either byte order, of larger ones the high half first. A signature of two
  // bytes is too short to go by.
  private static @Nullable Header binary(String text) {
    boolean isLittle = text.startsWith("\u00c7q");
    if (text.length() < BINARY_HEADER_BYTES || !(isLittle || text.startsWith("q\u00c7"))) {
      return null;
    }
    int nameBytes = half(text, 20, isLittle);
    long size = (long) half(text, 22, isLittle) << 16 | half(text, 24, isLittle);
    boolean hasName = nameBytes > 1 && nameBytes <= MOST_NAME_BYTES;
    int end = BINARY_HEADER_BYTES + nameBytes - 1;
    boolean endsByZero = end >= text.length() || text.charAt(end) == 0;
    return hasName && endsByZero
        ? new Header(BINARY_HEADER_BYTES, nameBytes, size, 2, false)
        : null;
  }

  private static int half(String text, int at, boolean isLittle) {
    int first = text.charAt(at);
    int second = text.charAt(at + 1);
    return isLittle ? first | second << 8 : first << 8 | second;
  }

  private static long number(String text, int from, int length, int radix) {
    if (text.length() < from + length) {
      return -1;
    }
    String digits = text.substring(from, from + length);
    return digits.matches(radix == 8 ? "[0-7]+" : "[0-9A-Fa-f]+")
        ? Long.parseLong(digits, radix)
        : -1;
  }

  private static long rounded(long at, int unit) {
    return (at + unit - 1) / unit * unit;
  }
}
