package dev.airlock.scan.structure;

/// What keeps a container from being open to the scanner, the worst first.
public enum Obstacle {
  /// It can't be read without a password.
  ENCRYPTED,
  /// It costs more than is allowed.
  LIMIT_EXCEEDED,
  /// A heuristic of the engine raised an alarm.
  SUSPICIOUS,
  /// Nobody here can look into it.
  UNSCANNABLE,
  /// It is damaged, so that not all of it could be read.
  DAMAGED,
  /// It contradicts itself, or is damaged; whatever anybody may read of it was scanned.
  CORRUPT
}
