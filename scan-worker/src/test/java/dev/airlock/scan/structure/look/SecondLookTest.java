package dev.airlock.scan.structure.look;

import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.scan.structure.FreeMemory;
import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.MarkerScanner;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.MemberScanner;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.StructureOutcome;
import dev.airlock.scan.structure.ZipBuilder;
import dev.airlock.scan.structure.bytes.BlockCache;
import dev.airlock.scan.structure.bytes.RangeReader;
import dev.airlock.scan.structure.bytes.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SecondLookTest {

  @Test
  void anObjectIsFetchedOnceInLargeBlocks() {
    ZipBuilder zip = new ZipBuilder();
    for (int i = 0; i < 5; i++) {
      zip.add("m" + i, random(5 << 20), 0);
    }
    byte[] object = zip.add("last", marked(), 93).build();
    AtomicInteger requests = new AtomicInteger();
    StructureOutcome outcome =
        look(
            object,
            (at, into) -> {
              requests.incrementAndGet();
              System.arraycopy(object, (int) at, into, 0, into.length);
            });
    assertThat(outcome).isInstanceOf(StructureOutcome.Infected.class);
    int blocks = object.length / BlockCache.BLOCK_BYTES + 1;
    assertThat(requests.get()).isLessThanOrEqualTo(blocks + 1);
  }

  @Test
  void aFaultOfTheSourceIsNoOutcome() {
    byte[] object = new ZipBuilder().add("a", random(9 << 20), 8).add("b", "b").build();
    RangeReader broken =
        (at, into) -> {
          if (at > 0 && at < 8 << 20) {
            throw new IOException("the connection broke");
          }
          System.arraycopy(object, (int) at, into, 0, into.length);
        };
    assertThatThrownBy(() -> look(object, broken)).isInstanceOf(SourceFault.class);
  }

  @Test
  void aFaultOfTheScannerIsNoOutcome() {
    byte[] object = new ZipBuilder().add("a", harmless(), 93).build();
    MemberScanner broken =
        (content, expected) -> {
          throw new IllegalStateException("no scanner is up");
        };
    assertThatThrownBy(() -> Looks.at(object, StructureLimits.defaults(), broken))
        .isInstanceOf(IllegalStateException.class);
  }

  /// Nobody waits for it any more.
  @Test
  void unpackingStopsWhenItsThreadIsInterrupted() {
    byte[] object = Packing.bzip2(new byte[40 << 20]);
    AtomicInteger scanned = new AtomicInteger();
    MemberScanner impatient =
        (content, expected) -> {
          Thread.currentThread().interrupt();
          scanned.set(read(content));
          return new MemberScanner.Answer.Clean();
        };
    assertThatThrownBy(() -> Looks.at(object, StructureLimits.defaults(), impatient))
        .hasMessage("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(scanned.get()).isLessThan(1 << 20);
  }

  private static int read(InputStream content) {
    try {
      return content.readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It may have been kept from the rest.
  @Test
  void nothingIsLeftToAnEngineThatRaisedAnAlarm() {
    byte[] object = new ZipBuilder().add("a", marked(), 8).build();
    SignatureSearch search = new SignatureSearch();
    search.feed(object, 0, object.length);
    search.end();
    SecondLook look =
        new SecondLook(new MarkerScanner(), StructureLimits.defaults(), new FreeMemory());
    assertThat(look.at(object, search).worst()).isEqualTo(new StructureOutcome.Open());
    assertThat(look.afterAlarm().at(object, search).worst())
        .isInstanceOf(StructureOutcome.Infected.class);
    byte[] nested = new ZipBuilder().add("inner.zip", object, 93).build();
    MemberScanner alarmed =
        (content, expected) ->
            read(content) == object.length
                ? new MemberScanner.Answer.Encrypted()
                : new MemberScanner.Answer.Infected("in " + content);
    assertThat(Looks.at(nested, StructureLimits.defaults(), alarmed))
        .isInstanceOf(StructureOutcome.Infected.class);
  }

  @Test
  void whatComesTooSlowlyToBeScannedExceedsTheLimits() {
    byte[] object = new ZipBuilder().add("a", harmless(), 93).add("b", marked(), 93).build();
    assertThat(at(object, new MemberScanner.Answer.TooSlow()))
        .isInstanceOf(StructureOutcome.LimitsExceeded.class);
  }

  @Test
  void whatTheScannerSaysOfAMemberCounts() {
    byte[] object = new ZipBuilder().add("a", harmless(), 93).build();
    assertThat(at(object, new MemberScanner.Answer.Encrypted()))
        .isInstanceOf(StructureOutcome.Encrypted.class);
    assertThat(at(object, new MemberScanner.Answer.LimitExceeded()))
        .isInstanceOf(StructureOutcome.LimitsExceeded.class);
  }

  private static StructureOutcome at(byte[] object, MemberScanner.Answer answer) {
    return Looks.at(object, StructureLimits.defaults(), (content, expected) -> answer);
  }

  /// Something else may hide behind what the engine named, so its silence about a member counts no
  /// more.
  @Test
  void theEngineGetsEveryMemberOfWhatItNamed() {
    byte[] object = new ZipBuilder().add("a", marked(), 8).build();
    Looks.showNothingToScan(object);
    assertThat(named("Zip64", object, new MarkerScanner()))
        .isInstanceOf(StructureOutcome.Infected.class);
    byte[] harmless = new ZipBuilder().add("a", harmless(), 8).build();
    assertThat(named("Zip64", harmless, new MarkerScanner()))
        .isEqualTo(new StructureOutcome.Open());
  }

  @Test
  void whatTheEngineNamedAndNobodyUnpacksIsUnscannable() {
    assertThat(named("Zip64", harmless(), new MarkerScanner()))
        .isEqualTo(
            new StructureOutcome.Unscannable("what the scanner calls Zip64", MemberPath.OBJECT));
  }

  @Test
  void whatTheEngineNamesInAMemberCountsToo() {
    byte[] object = new ZipBuilder().add("a.bin", harmless(), 93).build();
    MemberScanner naming = (content, expected) -> new MemberScanner.Answer.Unscanned("Rar");
    assertThat(Looks.at(object, StructureLimits.defaults(), naming))
        .isInstanceOfSatisfying(
            StructureOutcome.Unscannable.class,
            found -> assertThat(found.path().toString()).isEqualTo("a.bin"));
  }

  /// A mail may hold more than its parts: only what is named in a part again is explained by it.
  @Test
  void whatIsNamedInAPartOfAMailAgainIsUnpackedThere() {
    byte[] zip = new ZipBuilder().add("a", harmless(), 8).build();
    byte[] mail =
        """
        From: a@example.org
        To: b@example.org
        Subject: words
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: application/zip
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
            .formatted(Base64.getMimeEncoder().encodeToString(zip))
            .getBytes(US_ASCII);
    MemberScanner naming =
        (content, expected) ->
            startsAsZip(content)
                ? new MemberScanner.Answer.Unscanned("Zip64")
                : new MemberScanner.Answer.Clean();
    assertThat(named("Zip64", mail, naming)).isEqualTo(new StructureOutcome.Open());
    assertThat(named("Zip64", mail, new MarkerScanner()))
        .isInstanceOf(StructureOutcome.Unscannable.class);
  }

  private static boolean startsAsZip(InputStream content) {
    try {
      return new String(content.readAllBytes(), US_ASCII).startsWith("PK");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StructureOutcome named(String what, byte[] object, MemberScanner scanner) {
    SignatureSearch search = new SignatureSearch();
    search.feed(object, 0, object.length);
    search.end();
    return new SecondLook(scanner, StructureLimits.defaults(), new FreeMemory())
        .afterNaming(what)
        .at(object, search)
        .worst();
  }

  @Test
  void infectionCountsMoreThanAnythingElse() {
    byte[] inner = new ZipBuilder().add("x", random(60), 98).add("y", marked(), 95).build();
    byte[] object =
        new ZipBuilder()
            .add("lie", harmless(), 8, local -> local.crc++, central -> {})
            .add("inner.zip", inner, 8)
            .build();
    Looks.showMarker(object, "inner.zip › y");
  }

  @Test
  void largeMembersAreLookedIntoWithoutBeingHeld() {
    byte[] inner =
        new ZipBuilder()
            .add("first", marked(), 93)
            .add("noise", random(20 << 20), 0)
            .add("last", harmless(), 8)
            .build();
    Looks.showMarker(Packing.gzip(inner), "first");
    Looks.showMarker(new ZipBuilder().add("i.zip", inner, 8).build(), "i.zip › first");
  }

  private static StructureOutcome look(byte[] object, RangeReader source) {
    SignatureSearch search = new SignatureSearch();
    search.feed(object, 0, object.length);
    search.end();
    return new SecondLook(new MarkerScanner(), StructureLimits.defaults(), new FreeMemory())
        .at(source, object.length, search)
        .worst();
  }
}
