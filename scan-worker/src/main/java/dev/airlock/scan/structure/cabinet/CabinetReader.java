package dev.airlock.scan.structure.cabinet;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Reads cabinets, as ordinary installers have them. What is packed by LZX or Quantum nobody here
/// opens.
public final class CabinetReader implements ContainerReader {
  /// What they begin with, each byte as a character.
  public static final String MAGIC = "MSCF\0\0\0\0";

  private static final int FILE_BYTES = 16;
  private static final int MOST_NAME_BYTES = 256;

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    CabinetHeader header = CabinetHeader.of(bytes);
    try (CabinetContent content = new CabinetContent(bytes, visit.budget())) {
      long at = header.filesAt();
      for (int i = 0; i < header.files(); i++) {
        at = file(bytes, header, at, content, visit);
      }
    }
    rest(bytes, header, visit);
  }

  // [MS-CAB] 2.3
  private static long file(
      Bytes bytes, CabinetHeader header, long at, CabinetContent content, Visit visit)
      throws IOException {
    ByteBuffer file = bytes.littleEndian(at, FILE_BYTES);
    long size = Integer.toUnsignedLong(file.getInt(0));
    long from = Integer.toUnsignedLong(file.getInt(4));
    int index = Short.toUnsignedInt(file.getShort(8));
    byte[] stored = bytes.upTo(at + FILE_BYTES, MOST_NAME_BYTES);
    int length = 0;
    while (length < stored.length && stored[length] != 0) {
      length++;
    }
    String name = MemberPath.nameOf(Arrays.copyOf(stored, length));
    if (index >= header.folders()) {
      visit.report(Obstacle.UNSCANNABLE, "a part of a file in another cabinet", name);
    } else {
      CabinetFolder folder = CabinetFolder.of(bytes, header, index);
      if (folder.isKnown()) {
        visit.member(Member.packed(name, () -> content.open(folder, from, size), size));
      } else {
        visit.report(Obstacle.UNSCANNABLE, "a cabinet", name);
      }
    }
    visit.budget().countWork(MOST_NAME_BYTES);
    return at + FILE_BYTES + length + 1;
  }

  // A signature may follow, or anything else.
  private static void rest(Bytes bytes, CabinetHeader header, Visit visit) throws IOException {
    if (header.size() > bytes.size()) {
      throw StructureException.corrupt("a cabinet that is cut off");
    }
    visit.rest("behind", bytes.range(header.size(), bytes.size() - header.size()));
  }
}
