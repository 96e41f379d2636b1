package dev.airlock.scan.structure;

import java.util.List;

/// All that a second look at an object showed.
///
/// @param outcomes what keeps the object from being open to the scanner, the worst of each kind
///   first; empty if every byte at every depth was open, and nothing was found
public record StructureFindings(List<StructureOutcome> outcomes) {
  /// Nothing stands in the way.
  public static final StructureFindings NONE = new StructureFindings(List.of());

  public StructureFindings {
    outcomes = List.copyOf(outcomes);
  }

  /// The worst of all.
  public StructureOutcome worst() {
    return outcomes.isEmpty() ? new StructureOutcome.Open() : outcomes.getFirst();
  }
}
