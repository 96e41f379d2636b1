package dev.airlock.scan.structure;

/// What a second look at an object showed. The worst of what was found, in this order: infected,
/// encrypted, a limit exceeded, suspicious, unscannable, damaged, corrupt.
public sealed interface StructureOutcome {

  /// Every byte at every depth was open to the scanner, which found nothing.
  record Open() implements StructureOutcome {}

  /// The scanner found malware in a member that it had not seen before.
  record Infected(String threat, MemberPath path) implements StructureOutcome {}

  /// Something is encrypted.
  record Encrypted(MemberPath path) implements StructureOutcome {}

  /// The object costs more than is allowed.
  ///
  /// @param what was too much
  record LimitsExceeded(String what, MemberPath path) implements StructureOutcome {}

  /// A heuristic of the scanner raised an alarm about a member that it had not seen before.
  record Suspicious(String heuristic, MemberPath path) implements StructureOutcome {}

  /// Nobody here can look into it.
  ///
  /// @param what it is
  record Unscannable(String what, MemberPath path) implements StructureOutcome {}

  /// It is damaged. Somebody may read more of it than was scanned.
  ///
  /// @param what is wrong
  record Damaged(String what, MemberPath path) implements StructureOutcome {}

  /// It contradicts itself or is damaged. Every reading of it that can be unpacked was scanned.
  ///
  /// @param what is wrong
  record Corrupt(String what, MemberPath path) implements StructureOutcome {}
}
