package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a zip as programs do that get it from a pipe: one local header after another, without a
/// directory.
final class LocalMembers {
  private final Bytes bytes;
  private final Visit visit;

  LocalMembers(Bytes bytes, Visit visit) {
    this.bytes = bytes;
    this.visit = visit;
  }

  /// Reads every member that can be found, and what lies between them.
  void read() throws IOException {
    long at = 0;
    while (at < bytes.size()) {
      Optional<LocalHeader> header = LocalHeader.at(bytes, at);
      if (header.isPresent()) {
        at = member(header.get());
      } else {
        long next = HeaderSearch.nextAt(bytes, at, visit.budget());
        visit.rest("bytes at " + at, bytes.range(at, next - at));
        at = next;
      }
    }
  }

  /// Unpacks a member from its data on, however long they are said to be.
  ///
  /// @return where the data end, if that could be told
  OptionalLong unpack(LocalHeader header, int method) throws IOException {
    String name = name(header);
    Bytes data = bytes.range(header.dataAt(), bytes.size() - header.dataAt());
    long size = header.size() > 0 ? header.size() : ZipData.UNKNOWN;
    ZipData content = new ZipData(data, method, header.flags(), size, visit.budget());
    boolean complete =
        visit.member(Member.packed(name, content, header.size()).guessed()).complete();
    return complete ? OptionalLong.of(header.dataAt() + content.used()) : OptionalLong.empty();
  }

  // Where the member's data end, or the next header may be looked for.
  private long member(LocalHeader header) throws IOException {
    long left = bytes.size() - header.dataAt();
    boolean isTold = header.compressed() > 0 && header.compressed() <= left;
    long end = isTold ? header.dataAt() + header.compressed() : header.dataAt();
    if (ZipFlags.isEncrypted(header.flags()) && isTold) {
      visit.report(Obstacle.ENCRYPTED, "encrypted", name(header));
    }
    if (!ZipData.isKnown(header.method())) {
      String how = "packed by " + ZipData.nameOf(header.method());
      visit.report(Obstacle.UNSCANNABLE, how, name(header));
    } else if (header.method() != ZipData.STORED) {
      return unpack(header, header.method()).orElse(header.dataAt());
    } else if (!isTold) {
      end = HeaderSearch.nextAt(bytes, header.dataAt(), visit.budget());
    }
    visit.rest(name(header), bytes.range(header.dataAt(), end - header.dataAt()));
    return end;
  }

  private String name(LocalHeader header) throws IOException {
    return MemberPath.nameOf(bytes.exactly(header.nameAt(), header.nameLength()));
  }
}
