package dev.airlock.scan.structure.look;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.ZipBuilder;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;

class HiddenContainersTest {
  private static final byte[] PICTURE = joined(new byte[] {-1, -40, -1, -32}, random(70_000));

  @Test
  void zipsAreFoundWhereverTheyAre() {
    byte[] zip = new ZipBuilder().add("a", marked(), 8).build();
    Looks.showMarker(joined(PICTURE, zip), "a");
    Looks.showMarker(joined(PICTURE, zip, PICTURE), "a");
    byte[] adjusted = new ZipBuilder().bytes(PICTURE).add("a", marked(), 8).build();
    Looks.showMarker(adjusted, "a");
  }

  @Test
  void sevenZipsAreFoundWhereverTheyAre() {
    byte[] archive = SevenZipBytes.of("a", marked(), SevenZMethod.LZMA2);
    Looks.showMarker(joined(PICTURE, archive), "a");
    Looks.showMarker(joined(PICTURE, archive, PICTURE), "a");
  }

  @Test
  void severalInARowAreSiblings() {
    byte[] zip = new ZipBuilder().add("a", harmless(), 8).build();
    byte[] all = PICTURE;
    for (int i = 0; i < 40; i++) {
      all = joined(all, zip);
    }
    Looks.showOpen(all);
    Looks.showMarker(joined(all, new ZipBuilder().add("b", marked(), 93).build(), zip));
  }

  @Test
  void wordsThatLookLikeSignaturesAreWords() {
    Looks.showNothingToScan(ascii("words PK\5\6 Rar!\u001a\7 7z\u00bc\u00af'\u001c"));
    Looks.showNothingToScan(joined(PICTURE, ascii("PK\5\6"), new byte[40], PICTURE));
  }

  @Test
  void kindsThatNothingOpensAreUnscannable() {
    Looks.showUnscannable(joined(ascii("LZIP\1"), random(50)));
    Looks.showUnscannable(joined(ascii("MSWIM\0\0\0"), random(50)));
    Looks.showUnscannable(joined(random(7), ascii("**ACE**"), random(50)));
    Looks.showUnscannable(joined(ascii("!!-lh5-"), new byte[14], random(50)));
    Looks.showUnscannable(joined(ascii("\u00ed\u00ab\u00ee\u00db"), random(50)));
    for (String words :
        new String[] {"SIT! Stay!", "EGGA", "xar! ", "StuffIt was", "hsqs", "7kSt"}) {
      Looks.showNothingToScan(ascii(words + " and many more words of this kind"));
    }
    Looks.showNothingToScan(ascii("LZIPPERS are sold here"));
    Looks.showNothingToScan(ascii("he-lh5 is no archive, nor is `\u00ea this one"));
  }
}
