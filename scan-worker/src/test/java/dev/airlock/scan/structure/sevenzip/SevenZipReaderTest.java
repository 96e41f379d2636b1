package dev.airlock.scan.structure.sevenzip;

import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.MarkerScanner;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.StructureOutcome;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SevenZipReaderTest {

  private static final byte[] ENCRYPTED_HEADER = {
    0x17, 6, 0, 1, 9, 16, 0, 7, 0xb, 1, 0, 1, 0x24, 6, (byte) 0xf1, 7, 1, 1, 0, 0xc, 16, 0, 0,
  };

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

  /// The engine knows few chains of decoders.
  @ParameterizedTest
  @EnumSource(names = {"BCJ_X86_FILTER", "BCJ_ARM_FILTER", "COPY"})
  void severalDecodersInARowAreNotLeftToTheEngine(SevenZMethod first) {
    byte[] content = joined(Bytewise.random(5000), marked());
    Looks.showMarker(SevenZipBytes.of("a", content, first, SevenZMethod.LZMA2), "a");
    byte[] good = Bytewise.random(5000);
    Looks.showOpen(SevenZipBytes.of("a", good, first, SevenZMethod.LZMA2));
  }

  @Test
  void headersThatArePackedMoreThanOnceAreNotLeftToTheEngine() {
    byte[] archive = SevenZipBytes.of("a", marked(), SevenZMethod.LZMA2);
    byte[] once = SevenZipBytes.withPackedHeader(archive, new byte[0]);
    Looks.showNothingToScan(once);
    Looks.showMarker(SevenZipBytes.withPackedHeader(once, new byte[0]), "a");
  }

  @Test
  void whatLiesBesideTheHeadersIsScanned() {
    byte[] archive = SevenZipBytes.of("a", harmless(), SevenZMethod.LZMA2);
    Looks.showMarker(SevenZipBytes.withPackedHeader(archive, marked()));
    byte[] once = SevenZipBytes.withPackedHeader(archive, new byte[0]);
    Looks.showMarker(SevenZipBytes.withPackedHeader(once, marked()));
    Looks.showOpen(SevenZipBytes.withPackedHeader(once, harmless()));
    byte[] zip = new ZipBuilder().add("x", marked(), 8).build();
    Looks.showMarker(SevenZipBytes.withPackedHeader(archive, joined(harmless(), zip)));
  }

  /// A packed stream that no folder needs, and a folder that has no members.
  @Test
  void packedStreamsOfNobodyAreScanned() {
    byte[] marked = marked();
    byte size = (byte) (marked.length & 0xff);
    byte more = (byte) (0x80 | marked.length >> 8);
    byte[] unused = {1, 4, 6, 0, 1, 9, more, size, 0, 0, 0};
    Looks.showMarker(SevenZipBytes.withHeader(marked, unused));
    byte[] empty = {
      1, 4, 6, 0, 1, 9, more, size, 0, 7, 0xb, 1, 0, 1, 1, 0, 0xc, more, size, 0, 8, 0xd, 0, 0, 0,
      0,
    };
    Looks.showMarker(SevenZipBytes.withHeader(marked, empty));
    byte[] longer = {
      1, 4, 6, 0, 1, 9, more, size, 0, 7, 0xb, 1, 0, 1, 1, 0, 0xc, 5, 0, 0, 0,
    };
    Looks.showMarker(SevenZipBytes.withHeader(marked, longer));
  }

  @Test
  void whatFollowsEncryptedOrDamagedHeadersIsScanned() {
    byte[] encrypted = SevenZipBytes.withHeader(ENCRYPTED_HEADER);
    byte[] damaged = encrypted.clone();
    damaged[40] ^= 1;
    byte[] zip = new ZipBuilder().add("x", marked(), 8).build();
    for (byte[] head : new byte[][] {encrypted, damaged}) {
      Looks.showMarker(joined(head, marked()));
      Looks.showMarker(joined(head, harmless(), zip));
      Looks.showMarker(joined(head, SevenZipBytes.of("a", marked(), SevenZMethod.LZMA2)));
    }
    Looks.showMarker(SevenZipBytes.withHeader(joined(harmless(), zip), ENCRYPTED_HEADER));
    Looks.showEncrypted(SevenZipBytes.withHeader(Bytewise.random(3000), ENCRYPTED_HEADER));
  }

  /// A byte of a header becomes many in memory.
  @Test
  void headersThatNeedTooMuchMemoryAreRefused() {
    int folders = 190;
    byte[] folder = {16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] header = {1, 4, 6, 0, 0, 9, 0, 7, 0xb, (byte) 0x80, (byte) folders, 0};
    for (int i = 0; i < folders; i++) {
      header = joined(header, folder, chained());
    }
    StructureLimits limits = Looks.withMemory(256 * 1024);
    assertThat(Looks.at(SevenZipBytes.withHeader(header), limits, new MarkerScanner()))
        .isInstanceOf(StructureOutcome.LimitsExceeded.class);
  }

  private static byte[] chained() {
    byte[] pairs = new byte[30];
    for (int i = 0; i < 15; i++) {
      pairs[2 * i] = (byte) i;
      pairs[2 * i + 1] = (byte) (i + 1);
    }
    return pairs;
  }

  @Test
  void damageIsSeen() {
    byte[] archive = SevenZipBytes.of("a", Bytewise.random(3000), SevenZMethod.LZMA2);
    archive[200] ^= 1;
    Looks.showCorrupt(archive);
    Looks.showDamaged(Arrays.copyOf(archive, archive.length - 10));
  }

  @Test
  void countsAreRefusedBeforeAnythingIsAllocated() {
    byte[] files = {
      1, 5, (byte) 0xf0, 0, 0, 0, (byte) 0x80, 0x0e, 1, 0,
    };
    Looks.showLimitsExceeded(SevenZipBytes.withHeader(files));
    byte[] folders = {1, 4, 7, 0xb, (byte) 0xf0, 0, 0, 0, (byte) 0x7f, 0, 0};
    Looks.showDamaged(SevenZipBytes.withHeader(folders));
    byte[] packed = {1, 4, 6, 0, (byte) 0xff, 1, 1, 1, 1, 1, 1, 1, 1, 9};
    Looks.showDamaged(SevenZipBytes.withHeader(packed));
  }

  @Test
  void encryptedHeadersAreEncryption() {
    Looks.showEncrypted(SevenZipBytes.withHeader(ENCRYPTED_HEADER));
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
