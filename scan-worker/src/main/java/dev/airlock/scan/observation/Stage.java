package dev.airlock.scan.observation;

import java.util.Locale;

/// A part of what an examination takes.
public enum Stage {
  /// Until S3 begins to send the object.
  OPEN,
  CLAIM,
  SCAN,
  COPY,
  REPORT,
  /// From the landing bucket.
  REMOVE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
