package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberRead;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.stream.SolidContent;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Reads 7z archives, whose members are packed together in folders, each by a chain of decoders.
public final class SevenZipReader implements ContainerReader {
  /// What they begin with, each byte as a character.
  public static final String MAGIC = "7z\u00bc\u00af'\u001c";

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "7z",
        Methods.namesOf(true) + ", each alone",
        Methods.namesOf(false) + ", alone and one after another",
        "PPMd and all other methods");
  }

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
    try (HeaderMemory memory = new HeaderMemory(visit.budget())) {
      SevenZipHeader header = header(bytes, visit, isFile, memory);
      Occupied read = new Occupied();
      read.add(0, SevenZipHeader.SIGNATURE_BYTES);
      for (StreamsInfo packed : header.headers()) {
        read.add(packed, packed.contents().getFirst());
      }
      read.add(header.headerAt(), header.end() - header.headerAt());
      StreamsInfo streams = header.streams();
      if (streams != null) {
        folders(bytes, header, streams, isFile, visit, read);
      }
      read.scanRest(bytes, visit);
      if (isFile) {
        long end = header.end();
        visit.rest("bytes at the end", bytes.range(end, bytes.size() - end));
      }
      return header.end();
    }
  }

  // What lies behind a header that can't be read may be something else.
  private static SevenZipHeader header(
      Bytes bytes, Visit visit, boolean isFile, HeaderMemory memory) throws IOException {
    try {
      return SevenZipHeader.read(bytes, visit.budget(), memory);
    } catch (IOException e) {
      long at = Math.min(bytes.size(), SevenZipHeader.SIGNATURE_BYTES);
      if (isFile) {
        visit.rest("bytes at " + at, bytes.range(at, bytes.size() - at));
      }
      throw e;
    }
  }

  private static boolean isOpenToEngine(SevenZipHeader header, StreamsInfo streams) {
    return header.headers().size() <= 1
        && Stream.concat(header.headers().stream(), Stream.of(streams))
            .flatMap(packed -> packed.contents().stream())
            .allMatch(SevenZipReader::isOpenToEngine);
  }

  // The engine knows few chains of coders, and which ones depends on how they are bound.
  private static boolean isOpenToEngine(StreamsInfo.Content content) {
    List<Coder> coders = content.folder().coders();
    return coders.size() == 1 && Methods.isOpenToEngine(coders.getFirst());
  }

  private static void folders(
      Bytes bytes,
      SevenZipHeader header,
      StreamsInfo streams,
      boolean isFile,
      Visit visit,
      Occupied read)
      throws IOException {
    boolean open = isFile && isOpenToEngine(header, streams);
    List<String> names = header.files().names();
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
        read.add(streams, content);
        try (SolidContent solid = solid(content, packed, visit)) {
          members(solid, content, ofFolder, open, visit);
        }
      }
      next += count;
    }
  }

  private static SolidContent solid(StreamsInfo.Content content, List<Bytes> packed, Visit visit) {
    return new SolidContent(
        () -> FolderStream.open(content, packed, visit.budget()), visit.budget());
  }

  private static void members(
      SolidContent solid,
      StreamsInfo.Content content,
      List<String> names,
      boolean open,
      Visit visit)
      throws IOException {
    long at = 0;
    boolean isOfNobody = content.streams().isEmpty();
    List<StreamsInfo.Stream> streams =
        isOfNobody ? List.of(new StreamsInfo.Stream(content.size(), null)) : content.streams();
    for (int i = 0; i < streams.size(); i++) {
      StreamsInfo.Stream stream = streams.get(i);
      String name = i < names.size() ? names.get(i) : "?";
      long from = at;
      MemberRead read =
          visit.member(
              Member.packed(name, () -> solid.open(from, stream.size()), stream.size())
                  .openToEngine(open && !isOfNobody));
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
}
