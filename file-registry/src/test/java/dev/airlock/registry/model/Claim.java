package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The scan that holds the file of a model, or held it last.
record Claim(HistoryStep.Claim message, Instant since) {

  /// Whether `other` is the same scan, and has not started again.
  boolean isSame(@Nullable Claim other) {
    return other != null && isOfTheScanOf(other) && since.equals(other.since);
  }

  /// Whether `other` is the same scan.
  boolean isOfTheScanOf(@Nullable Claim other) {
    return other != null && message.scan() == other.message.scan();
  }

  boolean isAbout(ScannedObject object) {
    return message.object() == object;
  }

  boolean sends(HistoryStep.ReportVerdict report) {
    return message.scanner().equals(report.scanner())
        && message.scan() == report.scan()
        && isAbout(report.object());
  }

  /// Whether `other` is the same scan of an object in the same place.
  boolean leftTheSameAs(@Nullable Claim other) {
    return other != null
        && isOfTheScanOf(other)
        && message.object() instanceof Copy left
        && other.message.object() instanceof Copy right
        && left.liesWhere(right);
  }

  /// How the tables state that its object may still exist there.
  String left(FileId file) {
    return StoredFile.left(message.scanId(file), message.object().of(file).location());
  }

  String stored(FileId file) {
    return StoredFile.held(
        message.scanId(file), message.scanner(), message.object().of(file), since);
  }
}
