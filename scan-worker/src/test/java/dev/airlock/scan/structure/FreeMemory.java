package dev.airlock.scan.structure;

import java.util.function.Supplier;

/// Memory that nobody else wants.
public final class FreeMemory implements LargeMemory {
  @Override
  public <T> T with(Supplier<T> look) {
    return look.get();
  }
}
