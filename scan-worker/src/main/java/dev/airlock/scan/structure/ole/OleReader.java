package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.HeldBytes;
import java.io.IOException;

/// Reads compound files: doc, xls, ppt, msi, msg, and what is embedded in newer documents. The
/// engine opens their streams.
public final class OleReader implements ContainerReader {
  /// What they begin with, each byte as a character.
  public static final String MAGIC = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    CompoundFile file = new CompoundFile(bytes, visit.budget());
    Bytes directory = file.wholeChain(file.directoryStart());
    if (directory.size() > visit.budget().limits().directoryBytes()) {
      throw StructureException.tooLarge("has too large a directory");
    }
    Bytes miniTable = file.wholeChain(file.miniTableStart());
    Bytes miniSectors = new HeldBytes(new byte[0]);
    for (long at = 0; at + OleEntry.BYTES <= directory.size(); at += OleEntry.BYTES) {
      OleEntry entry = OleEntry.of(directory.littleEndian(at, OleEntry.BYTES), file.isOld());
      visit.budget().countWork(OleEntry.BYTES);
      if (entry.type() == OleEntry.ROOT && entry.size() > 0) {
        miniSectors = file.chain(entry.start(), entry.size());
      } else if (entry.type() == OleEntry.STREAM && entry.size() > 0) {
        stream(file, entry, miniTable, miniSectors, visit);
      }
    }
  }

  private static void stream(
      CompoundFile file, OleEntry entry, Bytes miniTable, Bytes miniSectors, Visit visit)
      throws IOException {
    Bytes stream =
        entry.size() < file.miniCutoff()
            ? file.miniChain(entry.start(), entry.size(), miniTable, miniSectors)
            : file.chain(entry.start(), entry.size());
    if (OfficeEncryption.shows(entry.name(), stream)) {
      visit.report(Obstacle.ENCRYPTED, "an encrypted document");
    }
    visit.member(Member.stored(entry.name(), stream).openToEngine(true).holdingSeveral());
  }
}
