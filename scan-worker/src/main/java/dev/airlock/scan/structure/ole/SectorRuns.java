package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A chain of sectors, kept as runs of sectors that follow one another. Its memory is set aside
/// before it is needed, and given back when it is closed.
final class SectorRuns implements AutoCloseable {
  // 3 MiB: a file in so many pieces was written to be so.
  private static final int MOST_RUNS = 256 * 1024;
  private static final int FIRST_RUNS = 8;
  private static final int RUN_BYTES = Integer.BYTES + Long.BYTES;

  private final ScanBudget budget;
  private final List<ScanBudget.Reservation> memory = new ArrayList<>();
  private int[] first = new int[FIRST_RUNS];
  private long[] before = new long[FIRST_RUNS]; // how many sectors there are in the runs before
  private int runs;
  private long sectors;

  SectorRuns(ScanBudget budget) {
    this.budget = budget;
  }

  void add(int sector) throws StructureException {
    if (runs > 0 && sector == first[runs - 1] + (sectors - before[runs - 1])) {
      sectors++;
      return;
    }
    if (runs == MOST_RUNS) {
      throw StructureException.tooLarge("a compound file in too many pieces");
    }
    if (runs == first.length) {
      // The old ones and the new ones stand side by side for a moment.
      memory.add(budget.reserve(2L * RUN_BYTES * runs));
      first = Arrays.copyOf(first, runs * 2);
      before = Arrays.copyOf(before, runs * 2);
    }
    first[runs] = sector;
    before[runs] = sectors;
    runs++;
    sectors++;
  }

  long sectors() {
    return sectors;
  }

  /// The number of the sector at a place in the chain.
  int sector(long index) throws StructureException {
    if (index < 0 || index >= sectors) {
      throw CompoundFile.damaged();
    }
    int run = run(index);
    return (int) (first[run] + (index - before[run]));
  }

  /// How many sectors follow one another from a place on.
  long following(long index) {
    return runEnd(run(index)) - index;
  }

  private long runEnd(int run) {
    return run + 1 < runs ? before[run + 1] : sectors;
  }

  /// The place of a sector in the chain, -1 if it is not there.
  long indexOf(long sector) {
    budget.countWork(runs);
    for (int run = 0; run < runs; run++) {
      long within = sector - first[run];
      if (within >= 0 && within < runEnd(run) - before[run]) {
        return before[run] + within;
      }
    }
    return -1;
  }

  private int run(long index) {
    int found = Arrays.binarySearch(before, 0, runs, index);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public void close() {
    memory.forEach(ScanBudget.Reservation::close);
    memory.clear();
  }
}
