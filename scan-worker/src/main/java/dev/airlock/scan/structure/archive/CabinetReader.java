package dev.airlock.scan.structure.archive;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.stream.SolidContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/// Reads cabinets ([MS-CAB]). What is in them as it is, or by MSZIP, is unpacked; nothing here
/// unpacks Quantum and LZX.
public final class CabinetReader implements ContainerReader {
  /// What they begin with.
  public static final String MAGIC = "MSCF\0\0\0\0";

  private static final int HEADER_BYTES = 36;
  private static final int RESERVED = 4;
  private static final int SPLIT = 3;
  // Of a file with a short name.
  private static final long FILE_BYTES = 128;

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "cabinets, also in an installer",
        "",
        "stored ones and MSZIP",
        "LZX, Quantum, and cabinets that go on in another one");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    ByteBuffer header = bytes.littleEndian(0, HEADER_BYTES + 4);
    int flags = header.getShort(30);
    int fileCount = Short.toUnsignedInt(header.getShort(28));
    boolean hasReserved = (flags & RESERVED) != 0;
    long at = HEADER_BYTES + (hasReserved ? 4L + Short.toUnsignedInt(header.getShort(36)) : 0);
    visit.rest("bytes in the header", bytes.range(HEADER_BYTES, at - HEADER_BYTES));
    if ((flags & SPLIT) != 0) {
      visit.report(Obstacle.UNSCANNABLE, "a part of a cabinet");
      return;
    }
    long end = at;
    try (var _ = visit.budget().reserve(fileCount * FILE_BYTES)) {
      Map<Integer, List<CabinetFile>> files =
          CabinetFile.read(
              bytes, Integer.toUnsignedLong(header.getInt(16)), fileCount, visit.budget());
      for (int i = 0; i < Short.toUnsignedInt(header.getShort(26)); i++) {
        CabinetFolder folder = CabinetFolder.at(bytes, at, hasReserved ? header.get(39) & 0xff : 0);
        end = Math.max(end, folder(bytes, folder, files.getOrDefault(i, List.of()), visit));
        at += CabinetFolder.BYTES + (hasReserved ? header.get(38) & 0xff : 0);
      }
    }
    visit.rest("bytes at the end", bytes.range(end, bytes.size() - end));
  }

  // Where it ends.
  private static long folder(
      Bytes bytes, CabinetFolder folder, List<CabinetFile> files, Visit visit) throws IOException {
    CabinetFolder.Extent extent = folder.extent(bytes, visit.budget());
    if (!folder.isKnown()) {
      visit.report(Obstacle.UNSCANNABLE, "a packed cabinet");
      return extent.end();
    }
    try (SolidContent solid =
        new SolidContent(() -> new CabinetStream(bytes, folder), visit.budget())) {
      long at = 0;
      for (CabinetFile file : files) {
        member(solid, "bytes at " + at, at, file.from() - at, visit);
        member(solid, file.name(), file.from(), file.size(), visit);
        at = Math.max(at, file.from() + file.size());
      }
      member(solid, "bytes at " + at, at, extent.unpacked() - at, visit);
    }
    return extent.end();
  }

  private static void member(SolidContent solid, String name, long from, long size, Visit visit)
      throws IOException {
    if (size > 0) {
      visit.member(Member.packed(name, () -> solid.open(from, size), size));
    }
  }
}
