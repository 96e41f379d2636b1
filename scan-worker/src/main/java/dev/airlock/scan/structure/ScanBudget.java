package dev.airlock.scan.structure;

import org.jspecify.annotations.Nullable;

/// What an object has cost so far, counted over all its depths. Who counts beyond a limit is
/// stopped, and so is everybody who counts after that.
public final class ScanBudget {
  private static final int LARGEST_HELD = 4 * 1024 * 1024;

  // Fetched, searched, scanned, and swept again where headers contradict each other.
  private static final int READS = 8;

  private final StructureLimits limits;
  private final long mostWork;
  private final long mostMemory;
  private final long deadline;
  private long unpacked;
  private long work;
  private long members;
  private long memory;
  private boolean wantedMemory;
  private @Nullable BudgetExhausted exhausted;

  /// A budget that nothing was taken from.
  ///
  /// @param objectBytes the object's size: to read it some times is never too much
  /// @param mostMemory how many bytes may be held at a time
  public ScanBudget(StructureLimits limits, long objectBytes, long mostMemory) {
    this.limits = limits;
    this.mostMemory = mostMemory;
    this.deadline = System.nanoTime() + limits.time().toNanos();
    this.mostWork = limits.workBytes() + READS * objectBytes;
  }

  /// What it may cost.
  public StructureLimits limits() {
    return limits;
  }

  /// Counts a member.
  public void countMember() {
    members++;
    check(System.nanoTime() - deadline > 0, "takes too long to look into");
    check(members > limits.members(), "more than %,d members".formatted(limits.members()));
  }

  /// Counts bytes that were unpacked.
  public void countUnpacked(long bytes) {
    unpacked += bytes;
    check(unpacked > limits.unpackedBytes(), "too large when unpacked");
    countWork(bytes);
  }

  /// Counts bytes that were handled in any other way.
  public void countWork(long bytes) {
    work += bytes;
    check(work > mostWork, "too much work to unpack");
    check(System.nanoTime() - deadline > 0, "takes too long to look into");
  }

  /// Stops everybody: nothing more is done for the object.
  void exhaust(String what) {
    check(true, what);
  }

  // Whoever waits for a decoder may give up; then it must not go on.
  private void check(boolean exceeded, String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new LookCancelled();
    }
    if (exceeded && exhausted == null) {
      exhausted = new BudgetExhausted(what);
    }
    throwExhausted();
  }

  /// Stops whoever goes on in spite of a limit.
  public void throwExhausted() {
    if (exhausted != null) {
      throw exhausted;
    }
  }

  /// Sets memory aside, before it is allocated.
  ///
  /// @throws StructureException if there is not so much left
  public Reservation reserve(long bytes) throws StructureException {
    if (bytes > mostMemory - memory) {
      wantedMemory = true;
      throw StructureException.tooLarge("needs too much memory");
    }
    memory += bytes;
    return new Reservation(bytes);
  }

  /// Sets memory for a decoder's dictionary aside. It is cleared before it is used, which is work.
  ///
  /// @throws StructureException if a dictionary must not be so large, or there is not so much left
  public Reservation reserveDictionary(long bytes) throws StructureException {
    if (bytes < 0 || bytes > limits.dictionaryBytes()) {
      throw StructureException.tooLarge("needs too large a dictionary");
    }
    countWork(bytes);
    return reserve(bytes);
  }

  /// How many bytes of a member may be held: the deeper it lies, the fewer.
  int mostHeld() {
    return Math.clamp((mostMemory - memory) / 8, 0, LARGEST_HELD);
  }

  /// Whether more memory was wanted than there is.
  public boolean wantedMemory() {
    return wantedMemory;
  }

  /// Memory that was set aside.
  public final class Reservation implements AutoCloseable {
    private long bytes;

    private Reservation(long bytes) {
      this.bytes = bytes;
    }

    /// Gives it back; a second time does nothing.
    @Override
    public void close() {
      memory -= bytes;
      bytes = 0;
    }
  }
}
