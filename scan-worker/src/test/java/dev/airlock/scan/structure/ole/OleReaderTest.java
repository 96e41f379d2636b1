package dev.airlock.scan.structure.ole;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;
import static dev.airlock.scan.structure.Bytewise.text;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.RarBytes;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.ZipBuilder;
import dev.airlock.scan.structure.text.TextBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;

class OleReaderTest {
  private static final int SECTOR = 512;

  @Test
  void streamsAreLeftToTheEngine() {
    Looks.showNothingToScan(OleBytes.with("Contents", marked()));
    Looks.showNothingToScan(OleBytes.with("Large", random(100_000)));
  }

  @Test
  void theyAreLookedInto() {
    byte[] zip = new ZipBuilder().add("x", marked(), 95).build();
    Looks.showMarker(OleBytes.with("Package", zip), "Package › x");
    byte[] large = new ZipBuilder().add("x", marked(), 95).add("y", random(90_000), 0).build();
    Looks.showMarker(OleBytes.with("Package", large), "Package › x");
  }

  /// The engine takes the file out, but does not open all that it can be.
  @Test
  void filesInPackagesAreLookedInto() {
    byte[] packed = Packing.zstd(marked());
    Looks.showMarker(OleBytes.with("\1Ole10Native", TextBytes.stream(packed)));
    Looks.showOpen(OleBytes.with("\1Ole10Native", TextBytes.stream(Packing.zstd(harmless()))));
    Looks.showOpen(OleBytes.with("\1Ole10Native", random(500)));
  }

  @Test
  void whatPresentationsEmbedIsLookedInto() {
    byte[] embedded = OleBytes.with("Package", new ZipBuilder().add("x", marked(), 95).build());
    byte[] packed = joined(number(embedded.length), Packing.zlib(embedded));
    Looks.showMarker(presentation(0x10, packed));
    Looks.showMarker(presentation(0, embedded));
    byte[] good = joined(number(harmless().length), Packing.zlib(harmless()));
    Looks.showOpen(presentation(0x10, good));
    Looks.showOpen(OleBytes.with("PowerPoint Document", random(3000)));
    Looks.showDamaged(presentation(0x10, Arrays.copyOf(packed, packed.length - 50)));
  }

  // [MS-PPT] 2.3.1: a document that holds nothing, and an object.
  private static byte[] presentation(int instance, byte[] object) {
    byte[] header = {15, 0, (byte) 0xe8, 3, 0, 0, 0, 0, (byte) instance, 0, 0x11, 0x10};
    return OleBytes.with(
        "PowerPoint Document", joined(header, number(object.length), object, new byte[3]));
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  @Test
  void severalArchivesInAStreamAreUsual() {
    byte[] zip = new ZipBuilder().add("x", harmless(), 8).build();
    byte[] all = zip;
    for (int i = 0; i < 30; i++) {
      all = joined(all, zip);
    }
    Looks.showOpen(OleBytes.with("Pictures", all));
  }

  @Test
  void encryptedDocumentsAreSeenAtEveryDepth() {
    byte[] document = OleBytes.encryptedDocument();
    Looks.showEncrypted(document);
    Looks.showEncrypted(new ZipBuilder().add("a.docx", document, 8).build());
    Looks.showEncrypted(Packing.gzip(document));
    Looks.showEncrypted(OleBytes.with("Package", document));
  }

  @Test
  void olderEncryptedDocumentsAreSeen() {
    byte[] word = new byte[5000];
    word[0] = (byte) 0xec;
    word[1] = (byte) 0xa5;
    Looks.showOpen(OleBytes.with("WordDocument", word));
    word[11] = 1;
    Looks.showEncrypted(OleBytes.with("WordDocument", word));
    byte[] excel = {9, 8, 4, 0, 0, 6, 5, 0, 0x2f, 0, 2, 0, 1, 0};
    Looks.showEncrypted(OleBytes.with("Workbook", excel));
    excel[8] = 0x42;
    Looks.showOpen(OleBytes.with("Workbook", excel));
  }

  @Test
  void archivesOutsideOfAllStreamsAreLookedInto() {
    byte[] zip = new ZipBuilder().add("x", marked(), 93).build();
    byte[] file = OleBytes.with("Contents", random(20_000));
    Looks.showMarker(joined(file, zip), "x");
    Looks.showMarker(joined(file, new byte[3 * SECTOR], zip, new byte[SECTOR]), "x");
    Looks.showMarker(joined(file, RarBytes.version5("x", marked())));
    Looks.showMarker(joined(file, SevenZipBytes.of("x", marked(), SevenZMethod.LZMA2)));
    Looks.showMarker(Packing.gzip(joined(file, zip)), "x");
    byte[] good = new ZipBuilder().add("x", harmless(), 93).build();
    Looks.showOpen(joined(file, good));
  }

  @Test
  void whatFillsUpSectorsIsLookedInto() {
    byte[] zip = new ZipBuilder().add("x", marked(), 93).build();
    byte[] large = joined(random(4700), ascii("the end of it"));
    Looks.showMarker(behind(OleBytes.with("Large", large), large, zip), "x");
    byte[] small = ascii("a stream that has two mini sectors, not more and not less than these");
    Looks.showMarker(behind(OleBytes.with("Small", small), small, zip), "x");
  }

  private static byte[] behind(byte[] file, byte[] stream, byte[] hidden) {
    byte[] changed = file.clone();
    int end = text(file).indexOf(text(stream)) + stream.length;
    System.arraycopy(hidden, 0, changed, end, hidden.length);
    return changed;
  }

  // Programs leave there what was deleted.
  @Test
  void remainsOfArchivesAreNoDamage() {
    byte[] zip = new ZipBuilder().add("x", random(2000), 93).build();
    byte[] rest = Arrays.copyOfRange(zip, 1000, zip.length);
    Looks.showOpen(joined(OleBytes.with("Contents", random(20_000)), rest));
  }

  @Test
  void theLastSectorNeedNotBeFilledUp() {
    byte[] file = OleBytes.with("Contents", joined(random(5000), marked()));
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int last = file.length / SECTOR - 1; // the number of a sector that is added
    int directoryAt = SECTOR * (1 + header.getInt(48));
    header.putInt(SECTOR * (1 + header.getInt(76)) + 4 * last, -2);
    header.putInt(48, last);
    byte[] directory = Arrays.copyOfRange(file, directoryAt, directoryAt + SECTOR);
    Looks.showNothingToScan(joined(file, directory));
    Looks.showNothingToScan(joined(file, Arrays.copyOf(directory, SECTOR - 128)));
  }

  @Test
  void chainsInManyPiecesNeedMemoryThatIsSetAside() throws IOException {
    ScanBudget budget = new ScanBudget(StructureLimits.defaults(), 0, 10_000);
    try (SectorRuns runs = new SectorRuns(budget)) {
      assertThatThrownBy(
              () -> {
                for (int sector = 0; sector < 10_000; sector++) {
                  runs.add(2 * sector);
                }
              })
          .isInstanceOf(StructureException.class);
    }
    budget.reserve(10_000).close();
  }

  @Test
  void damageIsSeen() {
    byte[] file = OleBytes.with("Contents", random(20_000));
    Looks.showDamaged(Arrays.copyOf(file, 3000));
    byte[] circle = file.clone();
    int table = 512 * (1 + circle[76]); // the first sector of the allocation table
    Arrays.fill(circle, table, table + 512, (byte) 0);
    Looks.showDamaged(circle);
  }
}
