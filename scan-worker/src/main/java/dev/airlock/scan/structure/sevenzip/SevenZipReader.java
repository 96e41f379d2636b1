package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberRead;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Reads 7z archives, whose members are packed together in folders, each by a chain of decoders.
public final class SevenZipReader implements ContainerReader {
  /// What they begin with, each byte as a character.
  public static final String MAGIC = "7z\u00bc\u00af'\u001c";

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    read(bytes, visit, true);
  }

  /// Reads an archive of which is known that the engine has not found it.
  ///
  /// @return where it ends
  public long readHidden(Bytes bytes, Visit visit) throws IOException {
    return read(bytes, visit, false);
  }

  private static long read(Bytes bytes, Visit visit, boolean isFile) throws IOException {
    visit.enter();
    SevenZipHeader header = SevenZipHeader.read(bytes, visit.budget());
    StreamsInfo streams = header.streams();
    if (streams != null) {
      boolean open =
          isFile
              && header.headers().size() <= 1
              && Stream.concat(header.headers().stream(), Stream.of(streams))
                  .flatMap(packed -> packed.contents().stream())
                  .allMatch(SevenZipReader::isOpenToEngine);
      folders(bytes, header.files().names(), streams, open, visit);
    }
    if (isFile) {
      rest(bytes, header, visit);
    }
    return header.end();
  }

  // The engine knows few chains of coders, and which ones depends on how they are bound.
  private static boolean isOpenToEngine(StreamsInfo.Content content) {
    List<Coder> coders = content.folder().coders();
    return coders.size() == 1 && Methods.isOpenToEngine(coders.getFirst());
  }

  private static void folders(
      Bytes bytes, List<String> names, StreamsInfo streams, boolean open, Visit visit)
      throws IOException {
    int next = 0;
    for (StreamsInfo.Content content : streams.contents()) {
      int count = content.streams().size();
      List<String> ofFolder =
          names.subList(Math.min(next, names.size()), Math.min(next + count, names.size()));
      if (content.folder().coders().stream().anyMatch(Methods::isEncryption)) {
        String first = ofFolder.isEmpty() ? "?" : ofFolder.getFirst();
        visit.report(Obstacle.ENCRYPTED, "encrypted", first);
      } else {
        List<Bytes> packed = PackedRanges.of(streams, content, bytes);
        try (SolidContent solid = new SolidContent(content, packed, visit.budget())) {
          members(solid, content, ofFolder, open, visit);
        }
      }
      next += count;
    }
  }

  private static void members(
      SolidContent solid,
      StreamsInfo.Content content,
      List<String> names,
      boolean open,
      Visit visit)
      throws IOException {
    long at = 0;
    for (int i = 0; i < content.streams().size(); i++) {
      StreamsInfo.Stream stream = content.streams().get(i);
      String name = i < names.size() ? names.get(i) : "?";
      long from = at;
      MemberRead read =
          visit.member(
              Member.packed(name, () -> solid.open(from, stream.size()), stream.size())
                  .openToEngine(open));
      Integer crc = stream.crc();
      if (read.complete() && crc != null && crc != read.crc()) {
        visit.report(Obstacle.CORRUPT, "has another checksum than declared", name);
      }
      if (!read.complete()) {
        return; // what follows in the same folder can't be unpacked either
      }
      at += stream.size();
    }
  }

  // Before, between and behind the packed streams and the header.
  private static void rest(Bytes bytes, SevenZipHeader header, Visit visit) throws IOException {
    long at = SevenZipHeader.SIGNATURE_BYTES;
    StreamsInfo streams = header.streams();
    if (streams != null) {
      long from = at + streams.packedAt();
      long end = from + streams.packedBytes();
      if (from < at || end < from || end > bytes.size()) {
        throw StructureException.corrupt("a damaged 7z");
      }
      visit.rest("bytes at " + at, bytes.range(at, from - at));
      at = end;
    }
    boolean isPacked = !header.headers().isEmpty();
    if (!isPacked && at < header.headerAt()) {
      visit.rest("bytes at " + at, bytes.range(at, header.headerAt() - at));
    }
    visit.rest("bytes at the end", bytes.range(header.end(), bytes.size() - header.end()));
  }
}
