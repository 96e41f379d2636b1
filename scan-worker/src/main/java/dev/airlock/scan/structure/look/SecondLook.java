package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.Inspection;
import dev.airlock.scan.structure.LargeMemory;
import dev.airlock.scan.structure.MemberScanner;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.StructureOutcome;
import dev.airlock.scan.structure.bytes.BlockCache;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.HeldBytes;
import dev.airlock.scan.structure.bytes.RangeReader;
import dev.airlock.scan.structure.bytes.SourceFault;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks a second time at an object whose every byte the engine had as one stream, finding nothing:
/// could it see into everything? What it could not open is unpacked here and given to it member by
/// member. Nothing is written to disk, and memory does not grow with the object.
public final class SecondLook {
  private final MemberScanner scanner;
  private final StructureLimits limits;
  private final LargeMemory large;
  private final boolean engineSawAll;
  private final @Nullable String unscanned;

  /// For an object in which the engine named nothing.
  ///
  /// @param scanner has what the engine did not see by itself
  /// @param limits of what an object may cost
  /// @param large shared by all looks
  public SecondLook(MemberScanner scanner, StructureLimits limits, LargeMemory large) {
    this(scanner, limits, large, true, null);
  }

  private SecondLook(
      MemberScanner scanner,
      StructureLimits limits,
      LargeMemory large,
      boolean engineSawAll,
      @Nullable String unscanned) {
    this.scanner = scanner;
    this.limits = limits;
    this.large = large;
    this.engineSawAll = engineSawAll;
    this.unscanned = unscanned;
  }

  /// The same for an object in which the engine met something that may have kept it from the rest:
  /// nothing is left to it.
  public SecondLook afterAlarm() {
    return new SecondLook(scanner, limits, large, false, null);
  }

  /// The same for an object in which the engine named what it does not open.
  public SecondLook afterNaming(String what) {
    return new SecondLook(scanner, limits, large, false, what);
  }

  /// Looks at an object that is held in memory.
  ///
  /// @param search has passed all of its bytes
  public StructureFindings at(byte[] object, SignatureSearch search) {
    return within(object.length, budget -> look(new HeldBytes(object), search, budget));
  }

  /// Looks at an object that is read in ranges, all of the same version.
  ///
  /// @param size of the object, in bytes
  /// @param search has passed all of its bytes
  /// @throws SourceFault if it can't be read
  public StructureFindings at(RangeReader object, long size, SignatureSearch search) {
    return within(
        size,
        budget -> {
          BlockCache blocks = new BlockCache(object, size, budget::countWork);
          StructureFindings findings = look(blocks, search, budget);
          blocks.throwFault();
          return findings;
        });
  }

  // Few objects need much memory. One that does is looked at from the beginning: a look that waited
  // in its midst would keep a scan waiting, whose engine gives up.
  private StructureFindings within(long size, Function<ScanBudget, StructureFindings> look) {
    ScanBudget own = new ScanBudget(limits, size, limits.ownMemoryBytes());
    StructureFindings findings = look.apply(own);
    if (!own.wantedMemory() || findings.worst() instanceof StructureOutcome.Infected) {
      return findings;
    }
    return large.with(() -> look.apply(new ScanBudget(limits, size, limits.memoryBytes())));
  }

  private StructureFindings look(Bytes object, SignatureSearch search, ScanBudget budget) {
    return new Inspection(scanner, budget, new Kinds(), engineSawAll).of(object, search, unscanned);
  }
}
