package dev.airlock.scan.outage;

/// Whose fault it was that a file could not be processed.
public enum Blame {
  /// Something that every scan needs is away. It never counts against the file.
  OUTAGE,

  /// The file's.
  FILE,

  /// It cannot be told yet, and does not count either.
  UNDECIDED
}
