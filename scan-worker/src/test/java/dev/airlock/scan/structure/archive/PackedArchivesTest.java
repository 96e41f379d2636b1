package dev.airlock.scan.structure.archive;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.LzhBytes;
import dev.airlock.scan.structure.OneFileCabinetBytes;
import dev.airlock.scan.structure.Packing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives of which each member is packed by a method of its own, or not at all.
class PackedArchivesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void filesInCabinetsAreLookedInto(int method) {
    byte[] packed = Packing.bzip2(joined(random(90_000), marked()));
    Looks.showMarker(OneFileCabinetBytes.of("a.bz2", packed, method, packed.length));
    byte[] content = joined(random(20_000), new byte[60_000], random(20_000), marked());
    Looks.showMarker(OneFileCabinetBytes.of("a", content, method, content.length), "a");
    byte[] good = joined(random(20_000), new byte[60_000], random(20_000));
    Looks.showOpen(OneFileCabinetBytes.of("a", good, method, good.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatBelongsToNoFileOfACabinetIsScanned(int method) {
    byte[] content = joined(harmless(), marked());
    Looks.showMarker(
        OneFileCabinetBytes.of("a", content, method, harmless().length), "bytes at 40");
    byte[] good = OneFileCabinetBytes.of("a", harmless(), method, harmless().length);
    Looks.showMarker(joined(good, marked()), "bytes at the end");
    byte[] damaged = OneFileCabinetBytes.of("a", random(5000), method, 5000);
    Looks.showDamaged(Arrays.copyOf(damaged, damaged.length - 100));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void cabinetsByOtherMethodsAreUnscannable(int method) {
    Looks.showUnscannable(OneFileCabinetBytes.of("a", random(500), method, 500));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyMemberOfAnLzhCounts(int level) {
    byte[] first = LzhBytes.member("a", harmless(), "-lh0-", level);
    byte[] packed = Packing.bzip2(marked());
    byte[] end = {0};
    Looks.showOpen(joined(first, first, end));
    Looks.showMarker(joined(first, LzhBytes.member("b", packed, "-lh0-", level), end));
    Looks.showMarker(joined(first, LzhBytes.member("b", packed, "-lz4-", level), end));
    Looks.showUnscannable(joined(first, LzhBytes.member("b", random(90), "-lh5-", level), end));
    Looks.showUnscannable(joined(LzhBytes.member("b", random(90), "-lh7-", level), end));
    Looks.showMarker(joined(first, end, marked()));
    Looks.showDamaged(joined(first, random(60)));
  }

  @Test
  void wordsAboutLzhAreWords() {
    Looks.showNothingToScan(ascii("x -lh0- is a method of LZH, as are -lh5- and others"));
  }

  @Test
  void membersOfBinaryCpiosAreScanned() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      byte[] first = cpio("a", harmless(), order);
      byte[] last = cpio("TRAILER!!!", new byte[0], order);
      Looks.showMarker(joined(first, cpio("b", marked(), order), last), "b");
      Looks.showMarker(joined(first, cpio("b", Packing.bzip2(marked()), order), last), "b");
      Looks.showOpen(joined(first, last, new byte[400]));
    }
  }

  private static byte[] cpio(String name, byte[] content, ByteOrder order) {
    int nameBytes = name.length() + 1;
    return ByteBuffer.allocate(26 + (nameBytes + 1) / 2 * 2 + (content.length + 1) / 2 * 2)
        .order(order)
        .putShort((short) 0x71c7)
        .putShort(20, (short) nameBytes)
        .putShort(22, (short) (content.length >> 16))
        .putShort(24, (short) content.length)
        .put(26, ascii(name))
        .put(26 + (nameBytes + 1) / 2 * 2, content)
        .array();
  }
}
