package dev.airlock.scan.structure.archive;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.TarBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArchivesTest {
  private static final byte[] END = new byte[1024];

  @Test
  void usualTarsAreLeftToTheEngine() {
    byte[] tar = joined(TarBytes.member("a", harmless()), TarBytes.member("b", marked()), END);
    Looks.showNothingToScan(tar);
    Looks.showNothingToScan(Packing.gzip(tar));
  }

  /// clamd skips them, and programs unpack some of them as files.
  @Test
  void membersOfUnusualTypesAreScanned() {
    for (char type : "AEINV".toCharArray()) {
      byte[] unusual = TarBytes.member("b", type, marked());
      Looks.showMarker(joined(TarBytes.member("a", harmless()), unusual, END), "b");
    }
  }

  /// clamd goes by the first header, and stops where another kind follows.
  @Test
  void membersWithHeadersOfAnotherKindAreScanned() {
    byte[] old = TarBytes.member("b", marked());
    byte[] header = TarBytes.withoutMagic(old);
    Looks.showMarker(joined(TarBytes.member("a", harmless()), header, END), "b");
    Looks.showNothingToScan(joined(TarBytes.withoutMagic(TarBytes.member("a", marked())), END));
  }

  @Test
  void theirMembersAreLookedInto() {
    byte[] zip = new ZipBuilder().add("x", marked(), 95).build();
    Looks.showMarker(joined(TarBytes.member("a.zip", zip), END), "a.zip › x");
  }

  @Test
  void sizesThatTheEngineMisreadsAreSeen() {
    byte[] wide = TarBytes.wideMember("a", harmless());
    Looks.showMarker(joined(TarBytes.wideMember("a", marked()), END), "a");
    Looks.showMarker(joined(wide, TarBytes.member("b", marked()), END), "b");
    byte[] pax = TarBytes.member("x", 'x', ascii("12 size=050\n"));
    byte[] content = Arrays.copyOf(marked(), 50);
    byte[] lies = TarBytes.header("b", '0', 1);
    Looks.showMarker(joined(pax, lies, TarBytes.padded(content), END), "b");
  }

  @Test
  void whatFollowsTheEndIsScanned() {
    byte[] tar = joined(TarBytes.member("a", harmless()), END);
    Looks.showMarker(joined(tar, TarBytes.padded(marked())), "bytes at the end");
    Looks.showMarker(joined(tar, joined(TarBytes.wideMember("b", marked()), END)));
    Looks.showNothingToScan(joined(tar, new byte[9 * 1024]));
  }

  @Test
  void membersAfterALoneBlockOfZerosAreScanned() {
    byte[] tar = joined(TarBytes.member("a", harmless()), new byte[512]);
    Looks.showMarker(joined(tar, TarBytes.member("b", marked()), END), "b");
  }

  @Test
  void membersWithoutANameAreMembers() {
    Looks.showMarker(joined(TarBytes.member("", marked()), END));
  }

  @Test
  void damagedTarsAreCorrupt() {
    byte[] member = TarBytes.member("a", harmless());
    Looks.showCorrupt(joined(member, ascii("x".repeat(512)), END));
    Looks.showCorrupt(Arrays.copyOf(TarBytes.member("a", new byte[9000]), 4096));
  }

  @Test
  void linksWithASizeAreReadInBothWays() {
    byte[] link = TarBytes.header("l", '1', 512);
    Looks.showMarker(
        joined(link, TarBytes.padded(marked()), TarBytes.member("b", harmless()), END));
    Looks.showMarker(joined(link, TarBytes.member("b", marked()), END));
  }

  @Test
  void arMembersAreScanned() {
    byte[] head = ascii("!<arch>\n");
    byte[] member = ascii("a.txt/          0           0     0     644     ");
    byte[] size = ascii("%-10d`\n".formatted(marked().length));
    Looks.showMarker(joined(head, member, size, marked()), "a.txt");
    byte[] harmless = ascii("%-10d`\n".formatted(harmless().length));
    Looks.showOpen(joined(head, member, harmless, harmless()));
    Looks.showCorrupt(joined(head, member, ascii("%-10d`\n".formatted(5000)), harmless()));
    Looks.showMarker(joined(head, member, harmless, harmless(), marked()));
  }

  @Test
  void cpioMembersAreLookedInto() {
    byte[] zip = new ZipBuilder().add("x", marked(), 95).build();
    byte[] padded = Arrays.copyOf(zip, (zip.length + 3) / 4 * 4);
    byte[] header =
        ascii(
            "070701"
                + "00000001".repeat(6)
                + "%08x".formatted(zip.length)
                + "00000001".repeat(4)
                + "00000006"
                + "00000000"
                + "a.zip\0");
    Looks.showMarker(joined(header, padded), "a.zip › x");
    byte[] last =
        ascii("070701" + "00000000".repeat(11) + "0000000b" + "00000000" + "TRAILER!!!\0");
    Looks.showNothingToScan(last);
    Looks.showMarker(joined(last, new byte[3], marked()), "bytes at the end");
    byte[] another = joined(header, padded, last, new byte[401]);
    Looks.showMarker(joined(last, new byte[391], another), "a.zip › x");
    byte[] evil = ascii("070701" + "00000001".repeat(6) + "%08x".formatted(marked().length));
    byte[] name = ascii("00000001".repeat(4) + "00000006" + "00000000" + "a.txt\0");
    Looks.showMarker(joined(last, new byte[391], evil, name, marked()), "a.txt");
    Looks.showNothingToScan(joined(last, new byte[391]));
    Looks.showNothingToScan(ascii("070707,Amsterdam\n070708,Berlin\n"));
  }
}
