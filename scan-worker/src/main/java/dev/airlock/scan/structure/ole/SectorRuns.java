package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.StructureException;
import java.util.Arrays;

/// A chain of sectors, kept as runs of sectors that follow one another.
final class SectorRuns {
  // 3 MiB: a file in so many pieces was written to be so.
  private static final int MOST_RUNS = 256 * 1024;

  private int[] first = new int[8];
  private long[] before = new long[8]; // how many sectors there are in the runs before
  private int runs;
  private long sectors;

  void add(int sector) throws StructureException {
    if (runs > 0 && sector == first[runs - 1] + (sectors - before[runs - 1])) {
      sectors++;
      return;
    }
    if (runs == MOST_RUNS) {
      throw StructureException.tooLarge("a compound file in too many pieces");
    }
    if (runs == first.length) {
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
    int run = run(index);
    return (run + 1 < runs ? before[run + 1] : sectors) - index;
  }

  private int run(long index) {
    int found = Arrays.binarySearch(before, 0, runs, index);
    return found >= 0 ? found : -found - 2;
  }
}
