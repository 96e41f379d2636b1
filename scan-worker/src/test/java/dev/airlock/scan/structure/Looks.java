package dev.airlock.scan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.structure.look.SecondLook;
import java.time.Duration;

/// Second looks at bytes, and what they should show.
public final class Looks {
  private static final int KIB = 1024;

  /// Small, so that a bomb of some kilobytes exceeds them.
  public static final StructureLimits SMALL =
      new StructureLimits(
          4_096L * KIB,
          200,
          16,
          64L * KIB,
          64 * KIB,
          9 * KIB * KIB,
          24L * KIB * KIB,
          8L * KIB * KIB,
          64_000L * KIB,
          Duration.ofMinutes(10));

  private Looks() {}

  /// The usual limits, but for memory.
  public static StructureLimits withMemory(long bytes) {
    StructureLimits usual = StructureLimits.defaults();
    return new StructureLimits(
        usual.unpackedBytes(),
        usual.members(),
        usual.depth(),
        usual.directoryBytes(),
        usual.sevenZipHeaderBytes(),
        usual.dictionaryBytes(),
        bytes,
        bytes,
        usual.workBytes(),
        usual.time());
  }

  /// Looks with the limits that are usual.
  public static StructureOutcome at(byte[] object) {
    return at(object, StructureLimits.defaults(), new MarkerScanner());
  }

  /// Looks with limits and a scanner of one's own.
  public static StructureOutcome at(byte[] object, StructureLimits limits, MemberScanner scanner) {
    SignatureSearch search = new SignatureSearch();
    search.feed(object, 0, object.length);
    search.end();
    return new SecondLook(scanner, limits, new FreeMemory()).at(object, search).worst();
  }

  /// Everything was open.
  public static void showOpen(byte[] object) {
    assertThat(at(object)).isEqualTo(new StructureOutcome.Open());
  }

  /// Everything was open, and the engine needed no more than what it had.
  public static void showNothingToScan(byte[] object) {
    MarkerScanner scanner = new MarkerScanner();
    assertThat(at(object, StructureLimits.defaults(), scanner))
        .isEqualTo(new StructureOutcome.Open());
    assertThat(scanner.scanned()).isEmpty();
  }

  /// The marker was found there.
  public static void showMarker(byte[] object, String path) {
    assertThat(at(object))
        .isInstanceOfSatisfying(
            StructureOutcome.Infected.class,
            found -> assertThat(found.path().toString()).isEqualTo(path));
  }

  /// The marker was found, wherever.
  public static void showMarker(byte[] object) {
    assertThat(at(object)).isInstanceOf(StructureOutcome.Infected.class);
  }

  /// Something contradicts itself.
  public static void showCorrupt(byte[] object) {
    assertThat(at(object)).isInstanceOf(StructureOutcome.Corrupt.class);
  }

  /// Something is damaged, so that somebody may read more of it than was scanned.
  public static void showDamaged(byte[] object) {
    assertThat(at(object)).isInstanceOf(StructureOutcome.Damaged.class);
  }

  /// Something can't be opened.
  public static void showUnscannable(byte[] object) {
    assertThat(at(object)).isInstanceOf(StructureOutcome.Unscannable.class);
  }

  /// Something is encrypted.
  public static void showEncrypted(byte[] object) {
    assertThat(at(object)).isInstanceOf(StructureOutcome.Encrypted.class);
  }

  /// It costs too much, by small limits.
  public static void showLimitsExceeded(byte[] object) {
    assertThat(at(object, SMALL, new MarkerScanner()))
        .isInstanceOf(StructureOutcome.LimitsExceeded.class);
  }
}
