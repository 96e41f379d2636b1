package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Optional;

/// Reads a zip as programs do that get it from a pipe: one local header after another, without a
/// directory.
final class LocalMembers {
  private static final int MOST_DESCRIPTOR_BYTES = 24;

  private final Bytes bytes;
  private final Visit visit;

  LocalMembers(Bytes bytes, Visit visit) {
    this.bytes = bytes;
    this.visit = visit;
  }

  void read() throws IOException {
    long at = 0;
    Optional<LocalHeader> header = LocalHeader.at(bytes, at);
    while (header.isPresent()) {
      at = next(member(header.get()));
      header = LocalHeader.at(bytes, at);
    }
    visit.rest("bytes at " + at, bytes.range(at, bytes.size() - at));
  }

  // Where the member's data end. Who does not know has the rest scanned as it is.
  private long member(LocalHeader header) throws IOException {
    String name = MemberPath.nameOf(bytes.exactly(header.nameAt(), header.nameLength()));
    long left = bytes.size() - header.dataAt();
    boolean knowsEnd = header.compressed() > 0 || !ZipFlags.haveSizesBehind(header.flags());
    long length = knowsEnd ? Math.clamp(header.compressed(), 0, left) : left;
    Bytes data = bytes.range(header.dataAt(), length);
    if (ZipFlags.isEncrypted(header.flags()) && length > 0) {
      visit.report(Obstacle.ENCRYPTED, "encrypted", name);
      return header.dataAt() + length;
    }
    if (!ZipData.isKnown(header.method())) {
      visit.report(Obstacle.UNSCANNABLE, "packed by " + ZipData.nameOf(header.method()), name);
      visit.rest(name, data);
      return header.dataAt() + length;
    }
    if (length == 0) {
      return header.dataAt();
    }
    ZipData content =
        new ZipData(data, header.method(), header.flags(), header.size(), visit.budget());
    boolean complete = visit.member(Member.packed(name, content, header.size())).complete();
    return header.dataAt() + (complete && !knowsEnd ? content.used() : length);
  }

  // A data descriptor may stand before the next header.
  private long next(long at) throws IOException {
    byte[] found = bytes.upTo(at, MOST_DESCRIPTOR_BYTES + 4);
    for (int i = 0; i + 4 <= found.length; i++) {
      if (found[i] == 'P' && found[i + 1] == 'K' && found[i + 2] == 3 && found[i + 3] == 4) {
        return at + i;
      }
    }
    return at;
  }
}
