package dev.airlock.scan.observation;

import java.util.Locale;

/// A part of the time that a scan takes.
enum Stage {
  /// Until S3 begins to send the object.
  OPEN,
  CLAIM,
  SCAN,
  COPY,
  REPORT,
  /// From where the object was.
  REMOVE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
