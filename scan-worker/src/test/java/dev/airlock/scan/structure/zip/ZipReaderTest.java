package dev.airlock.scan.structure.zip;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipReaderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 8, 12})
  void leavesUsualMembersToTheEngine(int method) {
    Looks.showNothingToScan(new ZipBuilder().add("a.txt", marked(), method).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 20, 93, 95})
  void unpacksWhatTheEngineDoesNot(int method) {
    Looks.showMarker(new ZipBuilder().add("a.txt", marked(), method).build(), "a.txt");
    Looks.showOpen(new ZipBuilder().add("a.txt", harmless(), method).build());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 10, 94, 96, 97, 98, 200})
  void cannotOpenOtherMethods(int method) {
    Looks.showUnscannable(new ZipBuilder().add("a.txt", harmless(), method).build());
  }

  @Test
  void opensZip64WhereverItIsUsed() {
    for (byte[] content : new byte[][] {marked(), harmless()}) {
      expect(
          content,
          new ZipBuilder()
              .add("a.txt", content, 8, ZipReaderTest::zip64, ZipReaderTest::zip64)
              .build(),
          new ZipBuilder()
              .add("a.txt", content, 8, ZipReaderTest::zip64, ZipReaderTest::asIs)
              .build(),
          new ZipBuilder()
              .add("a.txt", content, 8, ZipReaderTest::asIs, ZipReaderTest::zip64)
              .build(),
          new ZipBuilder().add("a.txt", content, 8).withZip64End().build());
    }
  }

  private static void expect(byte[] content, byte[]... zips) {
    for (byte[] zip : zips) {
      if (content.length == marked().length) {
        Looks.showMarker(zip);
      } else {
        Looks.showOpen(zip);
      }
    }
  }

  private static void zip64(ZipBuilder.Fields fields) {
    fields.zip64 = true;
  }

  private static void asIs(ZipBuilder.Fields fields) {
    // as it is
  }

  @Test
  void headersThatContradictEachOtherAreCorrupt() {
    Looks.showCorrupt(lie(harmless(), local -> local.method = 0));
    Looks.showCorrupt(lie(harmless(), local -> local.method = 99));
    Looks.showCorrupt(lie(harmless(), local -> local.crc++));
    Looks.showCorrupt(lie(harmless(), local -> local.size++));
    Looks.showCorrupt(lie(harmless(), local -> local.size = 0));
    Looks.showCorrupt(lie(harmless(), local -> local.compressed = 3));
    Looks.showCorrupt(lie(harmless(), local -> local.name = "b.txt"));
  }

  @Test
  void bothReadingsOfAContradictionAreScanned() {
    Looks.showMarker(lie(marked(), local -> local.method = 0), "a.txt");
    Looks.showMarker(lie(marked(), local -> local.compressed = 3));
    byte[] stored = marked();
    Looks.showMarker(
        new ZipBuilder()
            .addPacked(
                "a.txt", harmless(), stored, 0, ZipReaderTest::asIs, central -> central.method = 8)
            .build());
  }

  private static byte[] lie(byte[] content, Consumer<ZipBuilder.Fields> local) {
    return new ZipBuilder()
        .add("first.txt", "first")
        .add("a.txt", content, 8, local, ZipReaderTest::asIs)
        .build();
  }

  @Test
  void membersBeforeAContradictionAreNotLeftToTheEngine() {
    byte[] zip =
        new ZipBuilder()
            .add("first.txt", marked(), 8)
            .add("a.txt", harmless(), 8, local -> local.crc++, ZipReaderTest::asIs)
            .build();
    Looks.showMarker(zip, "first.txt");
  }

  @Test
  void declaredSizesThatLieAreCorrupt() {
    Consumer<ZipBuilder.Fields> longer = fields -> fields.size += 10;
    Looks.showCorrupt(new ZipBuilder().add("a.txt", harmless(), 8, longer, longer).build());
    Consumer<ZipBuilder.Fields> other = fields -> fields.crc++;
    Looks.showCorrupt(new ZipBuilder().add("a.txt", harmless(), 8, other, other).build());
  }

  @Test
  void findsMembersThatTheDirectoryDoesNotName() {
    Consumer<ZipBuilder.Fields> missing = fields -> fields.missing = true;
    ZipBuilder hidden =
        new ZipBuilder()
            .add("a.txt", "a")
            .add("b.txt", marked(), 8, ZipReaderTest::asIs, missing)
            .add("c", "c");
    Looks.showMarker(hidden.build());
    Looks.showCorrupt(
        new ZipBuilder()
            .add("a.txt", "a")
            .add("b.txt", harmless(), 8, ZipReaderTest::asIs, missing)
            .add("c", "c")
            .build());
  }

  @Test
  void looksIntoEachOfSeveralArchivesInARow() {
    byte[] evil = new ZipBuilder().add("evil", marked(), 8).build();
    byte[] good = new ZipBuilder().add("good", harmless(), 8).build();
    Looks.showMarker(joined(evil, good));
    Looks.showMarker(joined(good, evil));
    Looks.showMarker(joined(good, evil, good));
    Looks.showCorrupt(joined(good, good));
    byte[] counted =
        new ZipBuilder().bytes(good).countOffsetsFromHere().add("a", marked(), 8).build();
    Looks.showMarker(counted);
  }

  @Test
  void bytesThatBelongToNoMemberAreScanned() {
    Looks.showMarker(new ZipBuilder().add("a", "a").bytes(marked()).add("b", "b").build());
    Looks.showMarker(new ZipBuilder().add("a", "a").bytes(marked()).build());
    Looks.showMarker(joined(new ZipBuilder().add("a", "a").build(), marked()));
    Looks.showMarker(new ZipBuilder().add("a", "a").comment(marked()).build());
    byte[] behind = joined(Packing.deflated(harmless()), marked());
    Looks.showMarker(
        new ZipBuilder()
            .addPacked("a", harmless(), behind, 8, ZipReaderTest::asIs, ZipReaderTest::asIs)
            .build());
  }

  @Test
  void harmlessAdditionsAreNoContradiction() {
    byte[] zip = new ZipBuilder().add("a", harmless(), 8).build();
    Looks.showOpen(joined(zip, ascii("\r\n")));
    Looks.showOpen(joined(zip, new byte[4096]));
    Looks.showOpen(joined(ascii("PK00"), zip));
    Looks.showOpen(joined(ascii("PK\7\b"), zip));
    Looks.showOpen(new ZipBuilder().add("a", harmless(), 8).comment(ascii("made by hand")).build());
    Looks.showOpen(
        new ZipBuilder().add("a", harmless(), 8).bytes(random(500)).build()); // a signing block
    Looks.showOpen(
        new ZipBuilder()
            .bytes(ascii("#!/bin/sh\nexec java -jar $0 \n"))
            .countOffsetsFromHere()
            .add("a", harmless(), 8)
            .build());
  }

  /// Programs that get a zip from a pipe unpack what follows a header, whatever its size is said to
  /// be.
  @ParameterizedTest
  @ValueSource(ints = {0, 8, 12, 14, 93})
  void dataOfMembersWithoutASizeAreUnpacked(int method) {
    for (int flags : new int[] {0, 8}) {
      Consumer<ZipBuilder.Fields> nothing =
          fields -> {
            fields.flags = flags;
            fields.crc = 0;
            fields.size = 0;
            fields.compressed = 0;
          };
      ZipBuilder zip = new ZipBuilder().add("a", marked(), method, nothing, nothing);
      Looks.showMarker(zip.build());
      Looks.showMarker(zip.add("b", "b").build());
      byte[] first = new ZipBuilder().add("a", marked(), method, nothing, nothing).build();
      Looks.showMarker(Arrays.copyOf(first, first.length - 10)); // no directory either
    }
  }

  @Test
  void membersWithoutContentAreNoContradiction() {
    for (int flags : new int[] {0, 8}) {
      Consumer<ZipBuilder.Fields> flagged = fields -> fields.flags = flags;
      byte[] zip =
          new ZipBuilder()
              .addPacked("folder/", new byte[0], new byte[0], 8, flagged, flagged)
              .add("empty", new byte[0], 8, flagged, flagged)
              .add("empty too", new byte[0], 0, flagged, flagged)
              .add("a", harmless(), 8)
              .build();
      Looks.showNothingToScan(zip);
    }
  }

  /// The member's data are a block of deflate that is left as it is and has the next member in it,
  /// and go on behind that.
  @Test
  void dataThatGoOnBehindTheNextMemberAreUnpacked() {
    int length = 30 + 1 + Packing.deflated(ascii("harmless")).length;
    byte[] block = {0, (byte) length, 0, (byte) ~length, (byte) ~0};
    byte[] zip =
        new ZipBuilder()
            .addPacked("a", new byte[0], new byte[0], 8, local -> local.flags = 8, central -> {})
            .bytes(block)
            .add("b", "harmless")
            .bytes(Packing.deflated(marked()))
            .build();
    Looks.showMarker(zip);
  }

  @Test
  void membersBehindOtherBytesThatTheDirectoryDoesNotNameAreUnpacked() {
    byte[] hidden = new ZipBuilder().add("b", marked(), 8).build();
    byte[] member = Arrays.copyOf(hidden, hidden.length - 22 - 46 - 1);
    Looks.showMarker(
        new ZipBuilder().add("a", "a").bytes(random(300)).bytes(member).add("c", "c").build());
    Looks.showMarker(new ZipBuilder().add("a", "a").bytes(random(300)).bytes(member).build());
    byte[] cut = new ZipBuilder().add("a", "a").bytes(random(300)).bytes(member).build();
    Looks.showMarker(Arrays.copyOf(cut, cut.length - 30));
  }

  @Test
  void membersThatAreCutOffAreUnpackedAsFarAsTheyGo() {
    Consumer<ZipBuilder.Fields> longer = fields -> fields.compressed += 1_000_000;
    Looks.showMarker(new ZipBuilder().add("a", marked(), 8, longer, longer).build());
    Looks.showCorrupt(new ZipBuilder().add("a", harmless(), 8, longer, longer).build());
  }

  /// Some program may not care for the flag.
  @Test
  void membersThatAreCalledEncryptedAreUnpackedAsIfTheyWereNot() {
    Consumer<ZipBuilder.Fields> encrypted = fields -> fields.flags = 1;
    for (int method : new int[] {0, 8, 12, 93}) {
      Looks.showMarker(new ZipBuilder().add("a", marked(), method, encrypted, encrypted).build());
    }
    byte[] inner = new ZipBuilder().add("x", marked(), 95).build();
    Looks.showMarker(new ZipBuilder().add("a", inner, 8, encrypted, encrypted).build(), "a › x");
  }

  @Test
  void dataDescriptorsAreNoGaps() {
    Consumer<ZipBuilder.Fields> later =
        fields -> {
          fields.flags = 8;
          fields.crc = 0;
          fields.size = 0;
          fields.compressed = 0;
        };
    byte[] zip =
        new ZipBuilder()
            .add("a", harmless(), 8, later, fields -> fields.flags = 8)
            .add("b", harmless(), 8, later, fields -> fields.flags = 8)
            .build();
    Looks.showNothingToScan(zip);
  }

  @Test
  void overlappingMembersExceedTheLimits() {
    ZipBuilder bomb = new ZipBuilder().add("a", new byte[1 << 20], 8);
    for (int i = 0; i < 50; i++) {
      bomb.repeat(0, "a" + i);
    }
    Looks.showLimitsExceeded(bomb.build());
  }

  @Test
  void aBombEndsAtTheLimit() {
    byte[] zip = new ZipBuilder().add("zeros", new byte[1 << 20], 8).build();
    for (int depth = 0; depth < 4; depth++) {
      ZipBuilder outer = new ZipBuilder();
      for (int i = 0; i < 10; i++) {
        outer.add(i + ".zip", zip, 8);
      }
      zip = outer.build();
    }
    Looks.showLimitsExceeded(zip);
  }

  @Test
  void tooManyMembersExceedTheLimits() {
    ZipBuilder zip = new ZipBuilder();
    for (int i = 0; i < 300; i++) {
      zip.add("m" + i, "x");
    }
    Looks.showLimitsExceeded(zip.build());
  }

  @Test
  void tooDeepIsTooMuch() {
    byte[] zip = new ZipBuilder().add("a", marked(), 95).build();
    for (int i = 0; i < 12; i++) {
      zip = new ZipBuilder().add("z.zip", zip, 8).build();
    }
    Looks.showMarker(zip);
    for (int i = 0; i < 8; i++) {
      zip = new ZipBuilder().add("z.zip", zip, 8).build();
    }
    Looks.showLimitsExceeded(zip);
  }

  @Test
  void encryptionIsSeenAtEveryDepth() {
    Consumer<ZipBuilder.Fields> encrypted = fields -> fields.flags = 1;
    byte[] zip =
        new ZipBuilder()
            .add("open", "open")
            .add("closed", random(50), 0, encrypted, encrypted)
            .build();
    Looks.showEncrypted(zip);
    Looks.showEncrypted(new ZipBuilder().add("inner.zip", zip, 8).build());
    Looks.showEncrypted(Packing.gzip(zip));
    Consumer<ZipBuilder.Fields> masked = fields -> fields.flags = 0x2001;
    Looks.showEncrypted(new ZipBuilder().add("x", random(50), 0, masked, masked).build());
    Looks.showEncrypted(new ZipBuilder().add("x", random(50), 99, encrypted, encrypted).build());
  }

  @Test
  void foldersAreNeverEncrypted() {
    Consumer<ZipBuilder.Fields> encrypted = fields -> fields.flags = 1;
    Looks.showOpen(new ZipBuilder().add("folder/", new byte[0], 0, encrypted, encrypted).build());
  }

  @Test
  void encryptedOpenDocumentsAreSeenInAnyEncoding() {
    String manifest =
        " ".repeat(40_000) + "<manifest:file-entry><manifest:encryption-data/>".repeat(2);
    for (String charset : new String[] {"UTF-8", "UTF-16", "UTF-16BE", "UTF-32"}) {
      byte[] content = ("<?xml?>" + manifest).getBytes(Charset.forName(charset));
      Looks.showEncrypted(openDocument("META-INF/manifest.xml", content));
      Looks.showEncrypted(openDocument("meta-inf/MANIFEST.XML", content));
    }
    byte[] open = ascii("<?xml?><manifest/>");
    Looks.showOpen(openDocument("META-INF/manifest.xml", open));
    Looks.showUnscannable(
        openDocument("META-INF/manifest.xml", ascii("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")));
    byte[] encrypted = ascii("<manifest:encryption-data/>");
    Looks.showEncrypted(
        new ZipBuilder()
            .add("META-INF/manifest.xml", open, 8)
            .add("META-INF/manifest.xml", encrypted, 8)
            .add("META-INF/manifest.xml", open, 8)
            .build());
  }

  private static byte[] openDocument(String name, byte[] manifest) {
    return new ZipBuilder()
        .add("mimetype", ascii("application/vnd.oasis.opendocument.text"), 0)
        .add(name, manifest, 8)
        .build();
  }

  @Test
  void aZipWithoutADirectoryIsReadAsFromAPipe() {
    byte[] zip = new ZipBuilder().add("a", harmless(), 8).add("b", marked(), 8).build();
    byte[] cut = Arrays.copyOf(zip, zip.length - 60);
    Looks.showMarker(cut, "b");
    byte[] good = new ZipBuilder().add("a", harmless(), 8).add("b", harmless(), 8).build();
    Looks.showCorrupt(Arrays.copyOf(good, good.length - 60));
  }

  @Test
  void everyDirectoryIsRead() {
    byte[] evil = new ZipBuilder().add("evil", marked(), 8).build();
    byte[] zip = new ZipBuilder().add("good", harmless(), 8).comment(evil).build();
    Looks.showMarker(zip);
  }

  @Test
  void nestedContainersAreLookedInto() {
    byte[] inner =
        new ZipBuilder()
            .add("x.txt", marked(), 8, ZipReaderTest::zip64, ZipReaderTest::zip64)
            .build();
    byte[] zip = new ZipBuilder().add("invoice.zip", inner, 8).build();
    Looks.showMarker(zip, "invoice.zip › x.txt");
    byte[] large = joined(inner, new byte[0]);
    byte[] stored = new ZipBuilder().add("pad", random(6 << 20), 0).add("i.zip", large, 0).build();
    Looks.showMarker(new ZipBuilder().add("o.zip", stored, 8).build(), "o.zip › i.zip › x.txt");
  }
}
