package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// Reads compound files: doc, xls, ppt, msi, msg, and what is embedded in newer documents. The
/// engine opens their streams.
public final class OleReader {
  /// What they begin with, each byte as a character.
  public static final String MAGIC = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  /// What it reads, and how.
  public static final ContainerKind KIND =
      new ContainerKind(
          "compound files: doc, xls, ppt, msi, msg",
          "every stream",
          "packages, what is embedded in presentations, archives and cabinets in sectors that no"
              + " stream owns, and behind the file",
          "");

  /// Looks at what may lie hidden in a file that was read.
  @FunctionalInterface
  public interface Hidden {

    /// Looks at all places that belong to nothing.
    void look(Places places) throws IOException;
  }

  /// Tells places in a file that belong to something from others.
  @FunctionalInterface
  public interface Places {

    /// Whether it belongs to something that was looked into.
    boolean areKnown(long at);
  }

  /// Reads a file.
  ///
  /// @param hidden looks at the rest of it
  /// @throws IOException if it is damaged, or as a [StructureException] says
  public void read(Bytes bytes, Visit visit, Hidden hidden) throws IOException {
    visit.enter();
    try (CompoundFile file = new CompoundFile(bytes, visit.budget());
        SectorBytes directory = file.wholeChain(file.directoryStart());
        SectorBytes miniTable = file.wholeChain(file.miniTableStart())) {
      if (directory.size() > visit.budget().limits().directoryBytes()) {
        throw StructureException.tooLarge("has too large a directory");
      }
      OleEntry root = rootOf(directory, file, visit);
      try (SectorBytes mini = file.chain(root.start(), root.size());
          SectorUse miniUse = file.miniUse(mini.size())) {
        for (long at = 0; at + OleEntry.BYTES <= directory.size(); at += OleEntry.BYTES) {
          OleEntry entry = entryAt(at, directory, file, visit);
          if (entry.type() == OleEntry.STREAM && entry.size() > 0) {
            try (SectorBytes stream =
                entry.size() < file.miniCutoff()
                    ? file.miniChain(entry.start(), entry.size(), miniTable, mini, miniUse)
                    : file.chain(entry.start(), entry.size())) {
              stream(entry, stream, visit);
            }
          }
        }
        hidden.look(at -> file.uses(at, mini, miniUse));
      }
    }
  }

  private static OleEntry entryAt(long at, Bytes directory, CompoundFile file, Visit visit)
      throws IOException {
    visit.budget().countWork(OleEntry.BYTES);
    return OleEntry.of(directory.littleEndian(at, OleEntry.BYTES), file.isOld());
  }

  // It stands first ([MS-CFB] 2.6.2). Its stream is what mini sectors are made of.
  private static OleEntry rootOf(Bytes directory, CompoundFile file, Visit visit)
      throws IOException {
    for (long at = 0; at + OleEntry.BYTES <= directory.size(); at += OleEntry.BYTES) {
      OleEntry entry = entryAt(at, directory, file, visit);
      if (entry.type() == OleEntry.ROOT && entry.size() > 0) {
        return entry;
      }
    }
    return OleEntry.NONE;
  }

  private static void stream(OleEntry entry, Bytes stream, Visit visit) throws IOException {
    if (OfficeEncryption.shows(entry.name(), stream)) {
      visit.report(Obstacle.ENCRYPTED, "an encrypted document");
    }
    visit.member(Member.stored(entry.name(), stream).openToEngine(true).holdingSeveral());
    switch (entry.name()) {
      case OlePackage.STREAM -> OlePackage.inStream(stream, visit);
      case PresentationObjects.STREAM -> PresentationObjects.read(stream, visit);
      default -> {}
    }
  }
}
