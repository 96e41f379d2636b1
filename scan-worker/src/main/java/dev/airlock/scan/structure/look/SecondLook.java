package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.Inspection;
import dev.airlock.scan.structure.MemberScanner;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.StructureOutcome;
import dev.airlock.scan.structure.bytes.BlockCache;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.HeldBytes;
import dev.airlock.scan.structure.bytes.RangeReader;
import dev.airlock.scan.structure.bytes.SourceFault;

/// Looks a second time at an object whose every byte the engine had as one stream, finding nothing:
/// could it see into everything? What it could not open is unpacked here and given to it member by
/// member. Nothing is written to disk, and memory does not grow with the object.
public final class SecondLook {
  private final MemberScanner scanner;
  private final StructureLimits limits;

  /// @param scanner has what the engine did not see by itself
  /// @param limits of what an object may cost
  public SecondLook(MemberScanner scanner, StructureLimits limits) {
    this.scanner = scanner;
    this.limits = limits;
  }

  /// Looks at an object that is held in memory.
  ///
  /// @param search has passed all of its bytes
  public StructureOutcome at(byte[] object, SignatureSearch search) {
    return look(new HeldBytes(object), search, new ScanBudget(limits, object.length));
  }

  /// Looks at an object that is read in ranges, all of the same version.
  ///
  /// @param size of the object, in bytes
  /// @param search has passed all of its bytes
  /// @throws SourceFault if it can't be read
  public StructureOutcome at(RangeReader object, long size, SignatureSearch search) {
    ScanBudget budget = new ScanBudget(limits, size);
    BlockCache blocks = new BlockCache(object, size, budget::countWork);
    StructureOutcome outcome = look(blocks, search, budget);
    blocks.throwFault();
    return outcome;
  }

  private StructureOutcome look(Bytes object, SignatureSearch search, ScanBudget budget) {
    return new Inspection(scanner, budget, new Kinds()).of(object, search);
  }
}
