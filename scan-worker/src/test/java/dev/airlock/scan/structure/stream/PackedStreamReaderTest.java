package dev.airlock.scan.structure.stream;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.MarkerScanner;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackedStreamReaderTest {

  static List<UnaryOperator<byte[]>> packings() {
    return List.of(
        Packing::gzip, Packing::bzip2, Packing::xz, Packing::lzma, Packing::zstd, Packing::lz4);
  }

  static List<UnaryOperator<byte[]>> severalInAFile() {
    return List.of(Packing::gzip, Packing::bzip2, Packing::xz, Packing::zstd, Packing::lz4);
  }

  @ParameterizedTest
  @MethodSource("packings")
  void looksIntoThePackedFile(UnaryOperator<byte[]> packing) {
    byte[] inner = new ZipBuilder().add("x.txt", marked(), 95).build();
    Looks.showMarker(packing.apply(inner), "x.txt");
    Looks.showOpen(packing.apply(new ZipBuilder().add("x.txt", harmless(), 95).build()));
  }

  @Test
  void whatCanBeUnpackedOfACutFileIsScanned() {
    byte[] packed = Packing.lzma(joined(marked(), Bytewise.random(300)));
    Looks.showMarker(Arrays.copyOf(packed, packed.length - 50));
  }

  @ParameterizedTest
  @MethodSource("severalInAFile")
  void damageIsSeen(UnaryOperator<byte[]> packing) {
    byte[] packed = packing.apply(Bytewise.random(3000));
    Looks.showDamaged(Arrays.copyOf(packed, packed.length - 20));
  }

  @Test
  void whatTheEngineUnpacksIsLeftToIt() {
    Looks.showNothingToScan(Packing.gzip(marked()));
    Looks.showNothingToScan(joined(Packing.gzip(harmless()), Packing.gzip(marked())));
  }

  /// RFC 1952: clamd refuses them, and programs unpack them all the same.
  @Test
  void gzipsWithUnusualHeadersAreScanned() {
    byte[] reserved = Packing.gzip(marked());
    reserved[3] |= 0x20;
    Looks.showMarker(reserved);
    byte[] plain = Packing.gzip(marked());
    byte[] checked = joined(Arrays.copyOf(plain, 10), new byte[] {1, 2});
    checked[3] |= 2;
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    Looks.showMarker(joined(checked, rest));
    Looks.showMarker(joined(Packing.gzip(harmless()), joined(checked, rest)));
  }

  @Test
  void gzipsBehindZerosAreScanned() {
    Looks.showMarker(joined(Packing.gzip(harmless()), new byte[700], Packing.gzip(marked())));
    Looks.showNothingToScan(joined(Packing.gzip(marked()), new byte[700]));
    Looks.showNothingToScan(Packing.xz(marked()));
  }

  @Test
  void whatTheEngineDoesNotUnpackIsScanned() {
    Looks.showMarker(Packing.bzip2(marked()));
    Looks.showMarker(Packing.lzma(marked()));
    Looks.showMarker(Packing.zstd(marked()));
    Looks.showMarker(Packing.lz4(marked()));
    Looks.showMarker(joined(Packing.xz(harmless()), Packing.xz(marked())));
  }

  /// Its last byte comes with the end mark, and may be the marker's.
  @Test
  void theLastByteOfAPackedFileThatTellsItsSizeIsScanned() {
    Looks.showMarker(Packing.lzmaOfKnownSize(ascii(MarkerScanner.MARKER)));
    Looks.showOpen(Packing.lzmaOfKnownSize(harmless()));
  }

  @Test
  void filtersThatTheEngineLacksAreSeen() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var xz =
        new XZOutputStream(out, new FilterOptions[] {new ARM64Options(), new LZMA2Options(0)})) {
      xz.write(marked());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Looks.showMarker(out.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("severalInAFile")
  void everyStreamIsUnpacked(UnaryOperator<byte[]> packing) {
    byte[] zip = new ZipBuilder().add("x.txt", marked(), 95).build();
    int half = zip.length / 2;
    byte[] first = packing.apply(Arrays.copyOf(zip, half));
    byte[] second = packing.apply(Arrays.copyOfRange(zip, half, zip.length));
    Looks.showMarker(joined(first, second), "x.txt");
  }

  @ParameterizedTest
  @MethodSource("severalInAFile")
  void whatFollowsTheStreamsIsScanned(UnaryOperator<byte[]> packing) {
    Looks.showMarker(joined(packing.apply(harmless()), marked()), "bytes at the end");
    Looks.showOpen(joined(packing.apply(harmless()), new byte[512]));
  }

  @ParameterizedTest
  @MethodSource("severalInAFile")
  void whatFollowsZerosIsScanned(UnaryOperator<byte[]> packing) {
    byte[] zip = new ZipBuilder().add("x.txt", marked(), 95).build();
    Looks.showMarker(joined(packing.apply(harmless()), new byte[64], packing.apply(zip)));
  }

  @Test
  void skippedFramesAreSkipped() {
    byte[] skipped = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};
    Looks.showMarker(joined(skipped, Packing.zstd(marked())));
    Looks.showMarker(joined(Packing.lz4(harmless()), skipped, Packing.lz4(marked())));
  }

  @Test
  void windowsThatAreTooLargeAreUnscannable() {
    byte[] hugeWindow = {
      0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (14 << 3), 1, 0, 0,
    };
    Looks.showUnscannable(hugeWindow);
  }

  @Test
  void dictionariesThatAreTooLargeExceedTheLimits() {
    byte[] packed = Packing.lzma(marked());
    packed[4] = 0x40; // 1 GiB
    packed[3] = 0;
    packed[2] = 0;
    packed[1] = 0;
    Looks.showLimitsExceeded(packed);
  }

  @Test
  void textThatBeginsLikeAPackedFileIsText() {
    Looks.showNothingToScan(Bytewise.ascii("BZh9 is how bzip2 begins"));
    Looks.showOpen(new byte[] {0x1f, (byte) 0x9d, (byte) 0x90, 1, 2, 3, 4, 5, 6, 7});
    Looks.showOpen(new byte[] {0x5d, 0, 0, (byte) 0x80, 0, 'a', 'b', 'c', 'd'});
  }

  @Test
  void bombsEndAtTheLimit() {
    byte[] bomb = new byte[8 << 20];
    for (UnaryOperator<byte[]> packing : packings()) {
      Looks.showLimitsExceeded(packing.apply(bomb));
    }
  }
}
