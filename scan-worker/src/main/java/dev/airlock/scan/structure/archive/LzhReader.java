package dev.airlock.scan.structure.archive;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Optional;

/// Reads LZH archives. Only what is stored in them can be taken out: nothing here unpacks LZH.
public final class LzhReader implements ContainerReader {

  /// Whether a file that begins so is such an archive.
  public static boolean isLzh(String head) {
    return LzhHeader.isIn(head);
  }

  @Override
  public ContainerKind kind() {
    return new ContainerKind("LZH", "", "stored members", "packed members");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long at = 0;
    Optional<LzhHeader> next = LzhHeader.at(bytes, at);
    while (next.isPresent()) {
      LzhHeader header = next.get();
      long left = bytes.size() - header.dataAt();
      if (header.dataAt() <= at || header.dataBytes() < 0 || header.dataBytes() > left) {
        visit.report(Obstacle.DAMAGED, "a damaged LZH archive");
        break;
      }
      visit.budget().countWork(header.dataAt() - at);
      at = header.dataAt() + header.dataBytes();
      if (!header.isStored()) {
        visit.report(Obstacle.UNSCANNABLE, "packed by LZH", header.name());
      }
      if (header.dataBytes() > 0) {
        Bytes data = bytes.range(header.dataAt(), header.dataBytes());
        visit.member(Member.stored(header.name(), data));
      }
      next = LzhHeader.at(bytes, at);
    }
    Bytes rest = bytes.range(at, bytes.size() - at);
    if (rest.size() > 0 && rest.exactly(0, 1)[0] != 0) {
      visit.report(Obstacle.DAMAGED, "a damaged LZH archive");
    }
    visit.rest("bytes at the end", rest);
  }
}
