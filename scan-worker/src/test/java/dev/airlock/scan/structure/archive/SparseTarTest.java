package dev.airlock.scan.structure.archive;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.TarBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Programs put zeros where pieces of a sparse file were left out.
class SparseTarTest {
  private static final int ZEROS = 7 * 512;
  private static final byte[] END = new byte[1024];

  /// The file is a tar: a member that is mostly zeros, which are left out, and an evil one. What is
  /// left shows the first alone, and that cut off.
  @Test
  void membersThatShowWhenZerosAreFilledInAreScanned() {
    byte[] first = joined(TarBytes.header("zeros", '0', 512 + ZEROS), ascii("x".repeat(512)));
    byte[] second = TarBytes.wideMember("evil", Packing.bzip2(marked()));
    byte[] pieces = joined(first, second);
    int at = first.length + ZEROS;
    Looks.showCorrupt(joined(TarBytes.member("a.tar", pieces), END));
    String listed = "GNU.sparse.map=0,%d,%d,%d".formatted(first.length, at, second.length);
    String single =
        "GNU.sparse.offset=0\nGNU.sparse.numbytes=%d\nGNU.sparse.offset=%d\nGNU.sparse.numbytes=%d"
            .formatted(first.length, at, second.length);
    for (String header : List.of(listed, single)) {
      Looks.showMarker(joined(pax(header), TarBytes.member("a.tar", pieces), END), "a.tar › evil");
    }
    byte[] map = ascii("2\n0\n%d\n%d\n%d\n".formatted(first.length, at, second.length));
    byte[] leading = joined(TarBytes.padded(map), pieces);
    Looks.showMarker(
        joined(pax("GNU.sparse.major=1"), TarBytes.member("a.tar", leading), END), "a.tar › evil");
  }

  @Test
  void harmlessOnesAreOpen() {
    Looks.showOpen(joined(TarBytes.sparse("a", harmless()), END));
    Looks.showOpen(
        joined(pax("GNU.sparse.map=0,5,9000,6"), TarBytes.member("a", ascii("first second")), END));
  }

  @Test
  void piecesThatNobodyUnderstandsAreUnscannable() {
    Looks.showUnscannable(joined(pax("GNU.sparse.map=x,5"), TarBytes.member("a", harmless()), END));
    Looks.showUnscannable(
        joined(
            pax("GNU.sparse.map=" + "1,1,".repeat(10_001)), TarBytes.member("a", harmless()), END));
  }

  @Test
  void zerosWithoutEndExceedTheLimits() {
    byte[] tar =
        joined(pax("GNU.sparse.map=900000000000,5"), TarBytes.member("a", harmless()), END);
    Looks.showLimitsExceeded(tar);
  }

  // Each record tells its own length, digits and all.
  private static byte[] pax(String records) {
    StringBuilder text = new StringBuilder();
    for (String record : records.lines().toList()) {
      int length = record.length() + 2;
      int digits = Integer.toString(length + Integer.toString(length).length()).length();
      text.append(length + digits).append(' ').append(record).append('\n');
    }
    return TarBytes.member("pax", 'x', ascii(text.toString()));
  }
}
