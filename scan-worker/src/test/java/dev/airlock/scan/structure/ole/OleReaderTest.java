package dev.airlock.scan.structure.ole;

import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OleReaderTest {

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
  void damageIsSeen() {
    byte[] file = OleBytes.with("Contents", random(20_000));
    Looks.showCorrupt(Arrays.copyOf(file, 3000));
    byte[] circle = file.clone();
    int table = 512 * (1 + circle[76]); // the first sector of the allocation table
    Arrays.fill(circle, table, table + 512, (byte) 0);
    Looks.showCorrupt(circle);
  }
}
