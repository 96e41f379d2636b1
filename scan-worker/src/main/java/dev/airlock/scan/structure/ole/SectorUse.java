package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Which sectors belong to something that was read, and how far the last sector of a stream is
/// filled. Something may lie hidden in the others.
final class SectorUse implements AutoCloseable {
  private final ScanBudget.Reservation memory;
  private final int sectorBytes;
  private final BitSet used;
  private final Map<Integer, Integer> filled = new HashMap<>(); // as many as there are streams

  /// @param sectors how many there may be
  SectorUse(ScanBudget budget, long sectors, int sectorBytes) throws StructureException {
    // As many as there are get their bit before any is used.
    this.memory = budget.reserve(sectors / 8);
    this.sectorBytes = sectorBytes;
    this.used = new BitSet((int) Math.min(Integer.MAX_VALUE, sectors));
  }

  void add(int sector) {
    if (sector < used.size()) {
      used.set(sector);
    }
  }

  /// Adds the sectors of a stream.
  void add(SectorRuns runs, long size) throws StructureException {
    for (long index = 0; index < runs.sectors(); index++) {
      add(runs.sector(index));
    }
    int rest = (int) (size % sectorBytes);
    if (rest > 0 && runs.sectors() > 0) {
      filled.put(runs.sector(runs.sectors() - 1), rest);
    }
  }

  /// Whether a place in a sector belongs to something.
  boolean has(long sector, int within) {
    return sector >= 0
        && sector < used.size()
        && used.get((int) sector)
        && within < filled.getOrDefault((int) sector, sectorBytes);
  }

  @Override
  public void close() {
    memory.close();
  }
}
