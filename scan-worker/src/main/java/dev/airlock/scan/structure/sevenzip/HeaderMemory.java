package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import java.util.ArrayList;
import java.util.List;

/// Memory for a header and for what is made of it: a byte of a header may become a hundred. It is
/// set aside before it is needed.
final class HeaderMemory implements AutoCloseable {
  /// What a number takes in a list.
  static final int NUMBER_BYTES = 24;

  /// What a small record takes.
  static final int RECORD_BYTES = 64;

  private static final int STEP_BYTES = 256 * 1024;

  private final ScanBudget budget;
  private final List<ScanBudget.Reservation> reserved = new ArrayList<>();
  private long left;

  HeaderMemory(ScanBudget budget) {
    this.budget = budget;
  }

  /// @throws StructureException if there is not so much left
  void take(long bytes) throws StructureException {
    if (bytes > left) {
      long more = Math.max(STEP_BYTES, bytes - left);
      reserved.add(budget.reserve(more));
      left += more;
    }
    left -= bytes;
  }

  @Override
  public void close() {
    reserved.forEach(ScanBudget.Reservation::close);
  }
}
