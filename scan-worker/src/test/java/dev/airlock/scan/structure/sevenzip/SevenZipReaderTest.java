package dev.airlock.scan.structure.sevenzip;

import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SevenZipReaderTest {

  static List<SevenZMethod> methods() {
    return SevenZipBytes.methods();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void looksIntoMembersByEveryMethod(SevenZMethod method) {
    byte[] zip = new ZipBuilder().add("x", marked(), 95).build();
    Looks.showMarker(SevenZipBytes.of("a.zip", zip, method), "a.zip › x");
    byte[] good = new ZipBuilder().add("x", harmless(), 95).build();
    Looks.showOpen(SevenZipBytes.of("a.zip", good, method));
  }

  @ParameterizedTest
  @EnumSource(names = {"COPY", "LZMA", "LZMA2"})
  void whatTheEngineUnpacksIsLeftToIt(SevenZMethod method) {
    Looks.showNothingToScan(SevenZipBytes.of("a", marked(), method));
  }

  @ParameterizedTest
  @EnumSource(names = {"BZIP2", "DEFLATE"})
  void whatItDoesNotUnpackIsScanned(SevenZMethod method) {
    Looks.showMarker(SevenZipBytes.of("a", marked(), method), "a");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DELTA_FILTER",
        "BCJ_PPC_FILTER",
        "BCJ_IA64_FILTER",
        "BCJ_ARM_THUMB_FILTER",
        "BCJ_SPARC_FILTER"
      })
  void filtersAreUndone(SevenZMethod filter) {
    byte[] content = joined(Bytewise.random(5000), marked());
    Looks.showMarker(SevenZipBytes.of("a", content, filter, SevenZMethod.LZMA2), "a");
  }

  /// clamd undoes them only behind a method that packs.
  @Test
  void filtersAloneAreUndone() {
    for (SevenZipBytes.Method filter :
        List.of(
            SevenZipBytes.method(4),
            SevenZipBytes.method(7),
            SevenZipBytes.method(3, 3, 1, 3),
            SevenZipBytes.method(3, 3, 5, 1))) {
      byte[] content = marked();
      Looks.showMarker(
          SevenZipBytes.ofPacked("a", List.of(filter), List.of(content.length), content), "a");
    }
  }

  @Test
  void whatLiesBesideThePackedStreamsIsScanned() {
    byte[] archive = SevenZipBytes.of("a", harmless(), SevenZMethod.LZMA2);
    Looks.showMarker(joined(archive, marked()), "bytes at the end");
  }

  @Test
  void damageIsSeen() {
    byte[] archive = SevenZipBytes.of("a", Bytewise.random(3000), SevenZMethod.LZMA2);
    archive[200] ^= 1;
    Looks.showCorrupt(archive);
    Looks.showCorrupt(Arrays.copyOf(archive, archive.length - 10));
  }

  @Test
  void countsAreRefusedBeforeAnythingIsAllocated() {
    byte[] files = {
      1, 5, (byte) 0xf0, 0, 0, 0, (byte) 0x80, 0x0e, 1, 0,
    };
    Looks.showLimitsExceeded(SevenZipBytes.withHeader(files));
    byte[] folders = {1, 4, 7, 0xb, (byte) 0xf0, 0, 0, 0, (byte) 0x7f, 0, 0};
    Looks.showCorrupt(SevenZipBytes.withHeader(folders));
    byte[] packed = {1, 4, 6, 0, (byte) 0xff, 1, 1, 1, 1, 1, 1, 1, 1, 9};
    Looks.showCorrupt(SevenZipBytes.withHeader(packed));
  }

  @Test
  void encryptedHeadersAreEncryption() {
    byte[] header = {
      0x17, 6, 0, 1, 9, 16, 0, 7, 0xb, 1, 0, 1, 0x24, 6, (byte) 0xf1, 7, 1, 1, 0, 0xc, 16, 0, 0,
    };
    Looks.showEncrypted(SevenZipBytes.withHeader(header));
  }

  @Test
  void methodsThatNothingUnpacksAreUnscannable() {
    byte[] header = {
      1, 4, 6, 0, 1, 9, 0, 0, 7, 0xb, 1, 0, 1, 0x23, 3, 4, 1, 5, 6, 0, 0, 1, 0, 0xc, 1, 0, 0, 0,
    };
    Looks.showUnscannable(SevenZipBytes.withHeader(header));
  }

  @Test
  void bombsEndAtTheLimit() {
    byte[] bomb = new byte[8 << 20];
    Looks.showLimitsExceeded(SevenZipBytes.of("a", bomb, SevenZMethod.LZMA2));
  }
}
