package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberRead;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Harmless;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One pass over a zip by one of its directories: every member in the order in which they lie
/// there, every local header held against the directory, and every byte between.
final class ZipSweep {
  // What every header begins with, and no data that could be unpacked.
  private static final byte[] SIGNATURES = {'P', 'K'};
  // What an empty stream of some method needs, and a data descriptor.
  private static final int FEW_BYTES = 40;

  private final Bytes bytes;
  private final ZipEnd end;
  private final Visit visit;
  private final boolean again;
  private boolean odd;
  private long at;
  private @Nullable DirectoryEntry last;

  /// @param odd whether the engine may have read the zip in another way, or not at all
  /// @param again whether the members were counted before
  ZipSweep(Bytes bytes, ZipEnd end, Visit visit, boolean odd, boolean again) {
    this.bytes = bytes;
    this.end = end;
    this.visit = visit;
    this.odd = odd;
    this.again = again;
  }

  /// Whether the engine may have read the zip in another way. Members that were left to it before
  /// that turned out have to be swept again.
  boolean isOdd() {
    return odd;
  }

  /// @param entries in the order of their offsets
  /// @param from where the zip begins
  void run(List<DirectoryEntry> entries, long from) throws IOException {
    at = from;
    boolean passedDirectory = false;
    for (DirectoryEntry entry : entries) {
      if (!passedDirectory && entry.offset() >= end.directoryAt()) {
        passDirectory();
        passedDirectory = true;
      }
      sweep(entry);
    }
    if (!passedDirectory) {
      passDirectory();
    }
    gap(end.recordsAt());
  }

  private void passDirectory() throws IOException {
    gap(end.directoryAt());
    at = Math.max(at, end.directoryEnd());
  }

  private void sweep(DirectoryEntry entry) throws IOException {
    Optional<LocalHeader> found = LocalHeader.at(bytes, entry.offset());
    if (found.isEmpty()) {
      report(entry, "is missing");
      return;
    }
    LocalHeader header = found.get();
    if (entry.offset() < at) {
      odd = true;
      visit.report(Obstacle.LIMIT_EXCEEDED, "overlaps another", entry.name(bytes));
    } else {
      gap(entry.offset());
    }
    if (entry.compressed() < 0 || entry.compressed() > bytes.size() - header.dataAt()) {
      report(entry, "is cut off");
      at = Math.max(at, header.dataAt());
      behind(entry, header);
      return;
    }
    at = Math.max(at, header.dataAt() + entry.compressed());
    last = entry;
    if (!contents(entry, header) || entry.compressed() == 0) {
      behind(entry, header);
    }
  }

  // Programs that get a zip from a pipe unpack what follows a header until it ends, whatever the
  // headers say of its size.
  private void behind(DirectoryEntry entry, LocalHeader header) throws IOException {
    if (Arrays.equals(bytes.upTo(header.dataAt(), 2), SIGNATURES)) {
      return;
    }
    Bytes zip = bytes.range(0, Math.max(end.recordsAt(), header.dataAt()));
    LocalMembers members = new LocalMembers(zip, visit);
    for (int method : IntStream.of(entry.method(), header.method()).distinct().toArray()) {
      boolean isToUnpack = method != ZipData.STORED && ZipData.isKnown(method);
      long told = header.dataAt() + Math.max(entry.compressed(), header.compressed());
      if (isToUnpack && members.unpack(header, method).orElse(0) > told + FEW_BYTES) {
        report(entry, "has more data than its headers say");
      }
    }
  }

  // Whether all that there is could be unpacked.
  private boolean contents(DirectoryEntry entry, LocalHeader header) throws IOException {
    Optional<String> contradiction = header.contradiction(entry, bytes);
    if (contradiction.isPresent()) {
      report(entry, "has two headers that differ in its " + contradiction.get());
    }
    boolean encrypted = ZipFlags.isEncrypted(entry.flags()) || entry.method() == ZipData.AES;
    if (entry.compressed() > 0 && (encrypted || ZipFlags.isEncrypted(header.flags()))) {
      visit.report(Obstacle.ENCRYPTED, "encrypted", entry.name(bytes));
    }
    Bytes data = bytes.range(header.dataAt(), entry.compressed());
    boolean complete = true;
    if (encrypted) {
      asIfOpen(entry, data);
    } else if (!entry.isEmpty()) {
      complete = byDirectory(entry, header, data);
    }
    if (contradiction.isPresent()) {
      byLocalHeader(entry, header);
    }
    return complete;
  }

  private boolean byDirectory(DirectoryEntry entry, LocalHeader header, Bytes data)
      throws IOException {
    String name = entry.name(bytes);
    if (!ZipData.isKnown(entry.method())) {
      visit.report(Obstacle.UNSCANNABLE, "packed by " + ZipData.nameOf(entry.method()), name);
      visit.rest(name, data);
      return true;
    }
    boolean open =
        !odd && !entry.zip64() && !header.zip64() && ZipData.isOpenToEngine(entry.method());
    ZipData content =
        new ZipData(data, entry.method(), entry.flags(), entry.size(), visit.budget());
    Member member =
        entry.method() == ZipData.STORED
            ? Member.stored(name, data)
            : Member.packed(name, content, entry.size());
    MemberRead read = read(member.openToEngine(open));
    if (!read.complete()) {
      return false;
    }
    if (read.crc() != entry.crc() || read.size() != entry.size()) {
      report(entry, "is not as long as declared, or has another checksum");
    }
    rest("bytes behind " + name, data.range(content.used(), data.size() - content.used()));
    if (OpenDocumentManifest.isNamed(name)) {
      manifest(content, name);
    }
    return true;
  }

  // The flag may lie, and some program may not care for it.
  private void asIfOpen(DirectoryEntry entry, Bytes data) throws IOException {
    if (entry.compressed() > 0 && ZipData.isKnown(entry.method())) {
      String name = entry.name(bytes);
      ZipData content =
          new ZipData(data, entry.method(), entry.flags(), entry.size(), visit.budget());
      read(Member.packed(name, content, entry.size()).guessed());
    }
  }

  private MemberRead read(Member member) throws IOException {
    return again ? visit.again(member) : visit.member(member);
  }

  private void manifest(ZipData content, String name) throws IOException {
    try (var stream = content.open()) {
      switch (OpenDocumentManifest.read(stream, visit.budget())) {
        case ENCRYPTED -> visit.report(Obstacle.ENCRYPTED, "an encrypted OpenDocument");
        case UNCLEAR -> visit.report(Obstacle.UNSCANNABLE, "cannot be understood", name);
        case OPEN -> {}
      }
    }
  }

  // What a program has that believes the local header, or one that believes nothing.
  private void byLocalHeader(DirectoryEntry entry, LocalHeader header) throws IOException {
    String name = entry.name(bytes) + " (by its local header)";
    boolean told = header.compressed() > 0;
    long length = told ? header.compressed() : entry.compressed();
    Bytes data =
        bytes.range(header.dataAt(), Math.clamp(length, 0, bytes.size() - header.dataAt()));
    visit.rest(name, data);
    boolean unpacked =
        header.method() != ZipData.STORED
            && ZipData.isKnown(header.method())
            && !ZipFlags.isEncrypted(header.flags());
    if (unpacked && data.size() > 0) {
      long size = header.size() > 0 ? header.size() : entry.size();
      visit.member(
          Member.packed(
                  name,
                  new ZipData(data, header.method(), header.flags(), size, visit.budget()),
                  size)
              .guessed());
    }
  }

  // Between two members is nothing, or a data descriptor; everything else some program may take for
  // a member.
  private void gap(long to) throws IOException {
    if (last != null && at < to) {
      at += Math.min(to - at, DataDescriptor.lengthAt(bytes, at, last));
    }
    last = null;
    if (at < to) {
      rest("bytes at " + at, bytes.range(at, to - at));
      long header = HeaderSearch.nextAt(bytes.range(0, to), at, visit.budget());
      if (header < to) {
        visit.report(Obstacle.CORRUPT, "has members that its directory does not name");
      }
      if (header > at) {
        rest("bytes at " + header, bytes.range(header, to - header));
      }
    }
    at = Math.max(at, to);
  }

  private void rest(String name, Bytes rest) throws IOException {
    if (!Harmless.is(rest)) {
      odd = true;
      visit.rest(name, rest);
    }
  }

  private void report(DirectoryEntry entry, String what) throws IOException {
    odd = true;
    visit.report(Obstacle.CORRUPT, what, entry.name(bytes));
  }
}
