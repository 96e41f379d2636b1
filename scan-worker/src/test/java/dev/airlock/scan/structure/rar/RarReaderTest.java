package dev.airlock.scan.structure.rar;

import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.RarBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RarReaderTest {
  private static final int FASTEST = 0x31;
  private static final int ENCRYPTED = 4;

  @Test
  void whatIsStoredIsScanned() {
    Looks.showMarker(RarBytes.version4("a.txt", marked()), "a.txt");
    Looks.showMarker(RarBytes.version5("a.txt", marked()), "a.txt");
    Looks.showOpen(RarBytes.version4("a.txt", harmless()));
    Looks.showOpen(RarBytes.version5("a.txt", harmless()));
  }

  @Test
  void whatIsPackedIsUnscannable() {
    Looks.showUnscannable(RarBytes.version4("a.txt", random(50), FASTEST, 0));
    Looks.showUnscannable(RarBytes.version5("a.txt", random(50), 1, new byte[0]));
  }

  @Test
  void encryptionIsSeen() {
    Looks.showEncrypted(RarBytes.version4("a.txt", random(50), FASTEST, ENCRYPTED));
    Looks.showEncrypted(RarBytes.encryptedHeaders4());
    Looks.showEncrypted(RarBytes.version5("a.txt", random(50), 1, new byte[] {2, 1, 0}));
  }

  @Test
  void damageIsSeen() {
    byte[] archive = RarBytes.version4("a.txt", harmless());
    Looks.showDamaged(Arrays.copyOf(archive, archive.length - 20));
    archive[10] ^= 1;
    Looks.showDamaged(archive);
  }

  @Test
  void whatFollowsEncryptedOrDamagedHeadersIsScanned() {
    byte[] encrypted = RarBytes.encryptedHeaders4();
    byte[] damaged = RarBytes.version4("a.txt", harmless());
    damaged[10] ^= 1;
    byte[] cut = RarBytes.version4("a.txt", random(900));
    byte[] zip = new ZipBuilder().add("x", marked(), 8).build();
    for (byte[] head : new byte[][] {encrypted, damaged, Arrays.copyOf(cut, cut.length - 200)}) {
      Looks.showMarker(joined(head, marked()));
      Looks.showMarker(joined(head, zip));
      Looks.showMarker(joined(head, RarBytes.version5("b", zip)));
    }
  }

  /// Some program may not care for the flag.
  @Test
  void whatIsCalledEncryptedIsScannedAsItIs() {
    Looks.showMarker(RarBytes.version4("a.txt", marked(), 0x30, ENCRYPTED));
    Looks.showMarker(RarBytes.version5("a.txt", marked(), 0, new byte[] {2, 1, 0}));
  }

  @Test
  void anArchiveBehindAPictureIsFound() {
    byte[] picture = joined(new byte[] {-1, -40, -1, -32}, random(3000));
    Looks.showMarker(joined(picture, RarBytes.version4("a.txt", marked())));
    Looks.showMarker(joined(picture, RarBytes.version5("a.txt", marked()), harmless()));
    Looks.showMarker(new ZipBuilder().add("a.rar", RarBytes.version5("a", marked()), 8).build());
  }

  @Test
  void aProgramThatLooksForSuchArchivesIsNone() {
    Looks.showNothingToScan(
        joined(random(100), new byte[] {'R', 'a', 'r', '!', 0x1a, 7}, random(99)));
  }
}
