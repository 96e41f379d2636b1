package dev.airlock.bench.wire;

import java.util.ArrayList;
import java.util.List;

/// What passed a proxy since somebody last looked.
public final class Tally {
  private final List<String> entries = new ArrayList<>();

  synchronized void note(String entry) {
    entries.add(entry);
  }

  /// What passed, oldest first; then begins anew.
  public synchronized List<String> drain() {
    List<String> passed = List.copyOf(entries);
    entries.clear();
    return passed;
  }
}
