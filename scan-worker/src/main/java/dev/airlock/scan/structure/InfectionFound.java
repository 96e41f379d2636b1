package dev.airlock.scan.structure;

/// Malware was found: nothing else matters any more.
public final class InfectionFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StructureOutcome.Infected outcome;

  InfectionFound(String threat, MemberPath path) {
    super(threat, null, false, false);
    this.outcome = new StructureOutcome.Infected(threat, path);
  }

  /// What was found, and where.
  public StructureOutcome.Infected outcome() {
    return outcome;
  }
}
