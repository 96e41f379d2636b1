package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One second look: what all its visits share.
public final class Inspection {
  private final MemberScanner scanner;
  private final ScanBudget budget;
  private final Inside inside;
  private final boolean engineSawAll;
  private final Map<Obstacle, StructureOutcome> found = new EnumMap<>(Obstacle.class);

  /// Looks into bytes of any kind, known to be one file that the engine had.
  @FunctionalInterface
  public interface Inside {

    /// Looks into `bytes`, all of which `search` has passed.
    void look(Bytes bytes, SignatureSearch search, Visit visit) throws IOException;
  }

  /// @param inside chooses a reader for each member
  /// @param engineSawAll whether nothing kept the engine from what it opens by itself
  public Inspection(MemberScanner scanner, ScanBudget budget, Inside inside, boolean engineSawAll) {
    this.scanner = scanner;
    this.budget = budget;
    this.inside = inside;
    this.engineSawAll = engineSawAll;
  }

  /// Looks into the object and everything in it.
  ///
  /// @param search has passed all of the bytes
  /// @param unscanned what the engine named in it that it does not open, if it did
  public StructureFindings of(Bytes object, SignatureSearch search, @Nullable String unscanned) {
    try {
      look(object, search, Visit.of(this, object, search, new Trust(engineSawAll, unscanned)));
    } catch (InfectionFound e) {
      return new StructureFindings(List.of(e.outcome()));
    } catch (BudgetExhausted e) {
      report(Obstacle.LIMIT_EXCEEDED, e.what(), MemberPath.OBJECT);
    }
    return new StructureFindings(List.copyOf(found.values()));
  }

  void look(Bytes bytes, SignatureSearch search, Visit visit) {
    try {
      inside.look(bytes, search, visit);
    } catch (IOException e) {
      StructureException fault = StructureException.of(e);
      visit.report(fault.obstacle(), fault.what());
    }
    budget.throwExhausted();
  }

  /// The first of each kind is kept.
  void report(Obstacle obstacle, String what, MemberPath path) {
    found.putIfAbsent(
        obstacle,
        switch (obstacle) {
          case ENCRYPTED -> new StructureOutcome.Encrypted(path);
          case LIMIT_EXCEEDED -> new StructureOutcome.LimitsExceeded(what, path);
          case SUSPICIOUS -> new StructureOutcome.Suspicious(what, path);
          case UNSCANNABLE -> new StructureOutcome.Unscannable(what, path);
          case DAMAGED -> new StructureOutcome.Damaged(what, path);
          case CORRUPT -> new StructureOutcome.Corrupt(what, path);
        });
  }

  MemberScanner scanner() {
    return scanner;
  }

  ScanBudget budget() {
    return budget;
  }
}
