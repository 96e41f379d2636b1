package dev.airlock.scan.structure;

import java.util.function.Supplier;

/// The right to more memory than every look has. One look at a time has it, so that several
/// together never need more than the heap has.
public interface LargeMemory {

  /// Looks with it, when no other look has it any more. Nothing of the first look is held then.
  <T> T with(Supplier<T> look);
}
