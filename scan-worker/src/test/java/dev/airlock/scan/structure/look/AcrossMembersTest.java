package dev.airlock.scan.structure.look;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.RarBytes;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.TarBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;

/// Archives in several pieces, which lie in the members of another: whoever opens the whole finds
/// them by what lies at its end.
class AcrossMembersTest {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] NOISE = random(90);
  private static final byte[] END = new byte[1024];

  @Test
  void aZipOverTwoMembersOfATarIsRead() {
    byte[] packed = Packing.deflated(marked());
    int first = NOISE.length + 31 + packed.length;
    int second = NOISE.length + 47 + 22;
    byte[] zip =
        new ZipBuilder()
            .bytes(TarBytes.header("1", '0', first))
            .bytes(NOISE)
            .add("a", marked(), 8)
            .bytes(new byte[512 - first % 512])
            .bytes(TarBytes.header("2", '0', second))
            .bytes(NOISE)
            .build();
    Looks.showMarker(joined(zip, new byte[512 - second % 512], END), "a");
  }

  @Test
  void aZipOverTwoMembersOfAnArIsRead() {
    byte[] packed = Packing.deflated(marked());
    int first = NOISE.length + 31 + packed.length;
    byte[] zip =
        new ZipBuilder()
            .bytes(ascii("!<arch>\n"))
            .bytes(arHeader(first))
            .bytes(NOISE)
            .add("a", marked(), 8)
            .bytes(new byte[first % 2])
            .bytes(arHeader(NOISE.length + 47 + 22))
            .bytes(NOISE)
            .build();
    Looks.showMarker(zip, "a");
  }

  private static byte[] arHeader(int size) {
    return ascii("a.txt/          0           0     0     644     %-10d`\n".formatted(size));
  }

  @Test
  void aZipOverTwoMembersOfARarIsRead() {
    byte[] piece = new ZipBuilder().add("a", marked(), 8).build();
    int first = 31 + Packing.deflated(marked()).length;
    byte[] head = RarBytes.version4("1", joined(NOISE, Arrays.copyOf(piece, first)));
    byte[] rar =
        new ZipBuilder()
            .bytes(Arrays.copyOf(head, head.length - 7 - first))
            .add("a", marked(), 8)
            .bytes(Arrays.copyOfRange(RarBytes.version4("2", new byte[69]), 20, 53))
            .build();
    Looks.showMarker(joined(rar, Arrays.copyOfRange(head, head.length - 7, head.length)), "a");
  }

  @Test
  void aZipOverTwoBlocksOfAGzipIsRead() {
    int first = NOISE.length + 31 + Packing.deflated(marked()).length;
    byte[] zip =
        new ZipBuilder()
            .bytes(GZIP)
            .bytes(block(0, first))
            .bytes(NOISE)
            .add("a", marked(), 8)
            .bytes(block(1, 47 + 22))
            .build();
    Looks.showMarker(joined(zip, new byte[8]), "a");
  }

  private static byte[] block(int last, int length) {
    byte high = (byte) (length >> 8);
    return new byte[] {(byte) last, (byte) length, high, (byte) ~length, (byte) ~high};
  }

  @Test
  void aZipInTheHeaderOfAGzipAndBehindItIsRead() {
    byte[] head = GZIP.clone();
    head[3] = 4;
    int extra = NOISE.length + 31 + Packing.deflated(marked()).length;
    byte[] gzip = Packing.gzip(harmless());
    byte[] zip =
        new ZipBuilder()
            .bytes(head)
            .bytes(new byte[] {(byte) extra, (byte) (extra >> 8)})
            .bytes(NOISE)
            .add("a", marked(), 8)
            .bytes(Arrays.copyOfRange(gzip, 10, gzip.length))
            .build();
    Looks.showMarker(zip, "a");
  }

  @Test
  void whatLiesBetweenMembersIsScanned() {
    byte[] padded = TarBytes.member("1", harmless());
    byte[] hidden = joined(harmless(), new byte[20], marked());
    System.arraycopy(hidden, 0, padded, 512, hidden.length);
    Looks.showMarker(joined(padded, END), "bytes behind 1");
  }

  @Test
  void archivesThatAreMembersAreReadOnce() {
    byte[] zip = new ZipBuilder().add("a", harmless(), 8).add("b", random(3000), 0).build();
    byte[] sevenZip = SevenZipBytes.of("a", harmless(), SevenZMethod.LZMA2);
    byte[] rar = RarBytes.version5("a", new byte[0]);
    byte[] tar = joined();
    for (byte[] archive : new byte[][] {zip, sevenZip, rar, joined(random(700), zip)}) {
      tar = joined(tar, TarBytes.member("x", archive));
    }
    Looks.showOpen(joined(tar, END));
    Looks.showNothingToScan(joined(TarBytes.member("x", zip), TarBytes.member("y", zip), END));
  }

  /// The blocks of the packed stream have headers of their own, so that what lies in them is no
  /// archive, but looks like one.
  @Test
  void archivesThatArePackedWithoutMakingThemSmallerAreNoContradiction() {
    byte[] zip =
        new ZipBuilder()
            .add("a", random(70_000), 8)
            .add("b", random(50_000), 0)
            .add("inner.zip", new ZipBuilder().add("x", random(90_000), 8).build(), 0)
            .add("c", random(100), 8)
            .build();
    byte[] rar = RarBytes.version5("a", random(100_000));
    byte[] sevenZip = SevenZipBytes.of("a", random(100_000), SevenZMethod.LZMA2);
    for (byte[] archive : new byte[][] {zip, rar, sevenZip}) {
      Looks.showOpen(archive);
      Looks.showOpen(Packing.gzipWithoutMakingSmaller(archive));
      Looks.showOpen(SevenZipBytes.of("a", archive, SevenZMethod.COPY));
    }
  }
}
